SELECT * FROM award WHERE agency = $agency
