package models

// Partner is a state or organization with which another has to do.
type Partner struct {
	// ActorID is the state or organization.
	ActorID ID
	// Count is how many treaties, visits or gifts link the two.
	Count int
	// There and Back are how many visits or gifts go to the partner and come
	// from it, nil for treaties.
	There, Back *int
	// FirstOn and LastOn are the dates of the first and last of them that have one.
	FirstOn, LastOn Date
}
