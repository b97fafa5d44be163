// Dragging over a histogram narrows the search to the time between; without a script its bars do.
"use strict";
for (const chart of document.querySelectorAll("svg.bars[data-narrows]")) {
  const bars = [...chart.querySelectorAll("a[data-first]")].map((link) => {
    const bar = link.querySelector(".reach");
    const x = Number(bar.getAttribute("x"));
    const { href } = link;
    return { x, end: x + Number(bar.getAttribute("width")), href: href.baseVal, ...link.dataset };
  });
  const { width, height } = chart.viewBox.baseVal;
  const brush = d3
    .brushX()
    .extent([[0, 0], [width, height - 22]])
    .filter((event) => !event.ctrlKey && !event.button)
    .on("end", ({ selection, sourceEvent }) => {
      if (!sourceEvent) return;
      if (!selection) {
        // A click: the bar that lies below it.
        const [x] = d3.pointer(sourceEvent, chart);
        const bar = bars.find((one) => one.x <= x && x <= one.end);
        if (bar) location.assign(bar.href);
        return;
      }
      const chosen = bars.filter((bar) => bar.end > selection[0] && bar.x < selection[1]);
      if (!chosen.length) return;
      const address = new URL(location.href);
      const words = (address.searchParams.get("q") || "").trim();
      const span = `date:${chosen[0].first}..${chosen[chosen.length - 1].last}`;
      address.searchParams.set("q", words ? `(${words}) ${span}` : span);
      address.searchParams.delete("after");
      location.assign(address);
    });
  d3.select(chart).append("g").attr("class", "brush").call(brush);
}
