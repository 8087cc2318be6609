package broadsheet

import (
	"math"
	"strconv"
	"strings"
)

// startGeo acts on an element of GeoRSS, W3C geo or GML (https://www.ogc.org/standard/georss/).
func (e *feedEngine) startGeo(what el) {
	f := e.top()
	switch what {
	case elPoint:
		if f.space == nsGeoRSS {
			e.startLeaf(kindPlain)
			return
		}
		f.in = inGeo
	case elLine, elPolygon, elBox:
		if f.space == nsGeoRSS {
			e.startLeaf(kindPlain)
			return
		}
		f.in = inGeo
	case elWhere:
		f.in = inGeo
	case elLat, elLong, elPos, elPosList:
		e.startLeaf(kindPlain)
	default:
		e.keep()
	}
}

// startGeoChild acts on what stands in GML; elements between, such as gml:exterior, say nothing.
func (e *feedEngine) startGeoChild(what el) {
	switch what {
	case elPoint, elLine, elPolygon, elBox, elLat, elLong, elPos, elPosList:
		e.startGeo(what)
	default:
		e.top().in = inGeo
	}
}

// endGeo takes coordinates.
func (e *feedEngine) endGeo(f *frame) {
	g := &e.rec.place
	switch f.el {
	case elPoint, elPos:
		if e.inBox() {
			e.addCorner()
			return
		}
		e.setPlace("Point")
	case elLine:
		e.setPlace("LineString")
	case elPolygon:
		e.setPlace("Polygon")
	case elBox:
		e.setPlace("Box")
	case elPosList:
		e.setPlace(e.shape())
	case elLat, elLong:
		v, ok := degrees(e.oneLine())
		if !ok {
			return
		}
		if g.Type == "" {
			*g = Geometry{Type: "Point", Coordinates: [][2]float64{{math.NaN(), math.NaN()}}}
		}
		if g.Type == "Point" && f.el == elLat {
			g.Coordinates[0][1] = v
		} else if g.Type == "Point" {
			g.Coordinates[0][0] = v
		}
	}
}

func (e *feedEngine) inBox() bool { return e.frames[len(e.frames)-2].el == elBox }

// shape gives what a gml:posList is of.
func (e *feedEngine) shape() string {
	for i := len(e.frames) - 2; i > 0 && e.frames[i].in == inGeo; i-- {
		switch e.frames[i].el {
		case elPolygon:
			return "Polygon"
		case elLine:
			return "LineString"
		case elBox:
			return "Box"
		}
	}
	return "Point"
}

// addCorner adds a corner of a gml:Envelope.
func (e *feedEngine) addCorner() {
	g := &e.rec.place
	if c := coordinates(string(e.text)); len(c) == 1 && (g.Type == "" || g.Type == "Box" && len(g.Coordinates) < 2) {
		g.Type, g.Coordinates = "Box", append(g.Coordinates, c[0])
	}
}

// setPlace takes the text's coordinates unless a place is known.
func (e *feedEngine) setPlace(shape string) {
	c := coordinates(string(e.text))
	if len(c) == 0 || e.rec.place.Type != "" {
		return
	}
	if shape == "Point" {
		c = c[:1]
	}
	e.rec.place = Geometry{Type: shape, Coordinates: c}
}

// coordinates reads pairs of latitude and longitude, and gives them the other way round.
func coordinates(s string) [][2]float64 {
	fields := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' || r == '\n' || r == '\t' || r == '\r' })
	if len(fields) > 2*maxPlaces {
		fields = fields[:2*maxPlaces]
	}
	var c [][2]float64
	for i := 0; i+1 < len(fields); i += 2 {
		lat, north := degrees(fields[i])
		long, east := degrees(fields[i+1])
		if !north || !east {
			return nil
		}
		c = append(c, [2]float64{long, lat})
	}
	return c
}

// degrees reads a latitude or longitude.
func degrees(s string) (v float64, ok bool) {
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil && math.Abs(v) <= 360
}

// maxPlaces bounds the points of a shape.
const maxPlaces = 10000
