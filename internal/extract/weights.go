package extract

var weights [2]Model
