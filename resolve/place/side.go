package place

// side is a part of an area that a word tells: "southern", "the north-east of".
// X and Y point east and north, each -1, 0 or 1; center stands for the middle.
type side struct {
	X, Y   int
	center bool
	given  bool
}

// noSide is the whole.
var noSide = side{}

// sideOf reads a word for a side.
func sideOf(w string) side {
	switch w {
	case "northern", "north", "northernmost":
		return side{0, 1, false, true}
	case "southern", "south", "southernmost":
		return side{0, -1, false, true}
	case "eastern", "east", "easternmost":
		return side{1, 0, false, true}
	case "western", "west", "westernmost":
		return side{-1, 0, false, true}
	case "northeastern", "north-eastern", "northeast", "north-east":
		return side{1, 1, false, true}
	case "northwestern", "north-western", "northwest", "north-west":
		return side{-1, 1, false, true}
	case "southeastern", "south-eastern", "southeast", "south-east":
		return side{1, -1, false, true}
	case "southwestern", "south-western", "southwest", "south-west":
		return side{-1, -1, false, true}
	case "central", "centre", "center", "middle", "heart":
		return side{0, 0, true, true}
	}
	return noSide
}

// bearing is the side's direction in degrees clockwise from north.
func (s side) bearing() float64 {
	switch [2]int{s.X, s.Y} {
	case [2]int{1, 1}:
		return 45
	case [2]int{1, 0}:
		return 90
	case [2]int{1, -1}:
		return 135
	case [2]int{0, -1}:
		return 180
	case [2]int{-1, -1}:
		return 225
	case [2]int{-1, 0}:
		return 270
	case [2]int{-1, 1}:
		return 315
	}
	return 0
}

// String is the side in words: "south-east".
func (s side) String() string {
	if s.center {
		return "middle"
	}
	name := ""
	switch s.Y {
	case 1:
		name = "north"
	case -1:
		name = "south"
	}
	if s.X != 0 && name != "" {
		name += "-"
	}
	switch s.X {
	case 1:
		name += "east"
	case -1:
		name += "west"
	}
	return name
}
