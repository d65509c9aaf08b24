package models

// Relation is the question what links two states or organizations.
type Relation struct {
	// Between are the two, in the order asked.
	Between [2]ID
	// Sides are, for each of the two, all that count as it: itself, then the
	// former states that it continues or has absorbed, where these are asked for.
	Sides [2][]ID
}

// Predecessors are the former states that count as one of the two.
func (r *Relation) Predecessors() []ID {
	var ids []ID
	for i, side := range r.Sides {
		for _, id := range side {
			if id != r.Between[i] {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// RelationCounts is how much links the two, there from the first to the
// second and back.
type RelationCounts struct {
	Treaties, VisitsThere, VisitsBack, GiftsThere, GiftsBack, DiplomaticEvents, Claims int
}

// Reciprocity is how evenly visits and gifts go both ways.
type Reciprocity struct{ Visits, Gifts Exchange }

// Reciprocity takes the counts that go one way.
func (c *RelationCounts) Reciprocity() *Reciprocity {
	return &Reciprocity{Visits: Exchange{c.VisitsThere, c.VisitsBack}, Gifts: Exchange{c.GiftsThere, c.GiftsBack}}
}

// Exchange is how many go from the first of two to the second, and back.
type Exchange struct{ There, Back int }

// Reciprocated is the share of an exchange that is answered in kind: twice
// the smaller number over the sum of both, nil when there is nothing
// (Squartini and others, Reciprocity of weighted networks, 2013, for a pair).
func (e Exchange) Reciprocated() *float64 {
	if e.There+e.Back == 0 {
		return nil
	}
	share := 2 * float64(min(e.There, e.Back)) / float64(e.There+e.Back)
	return &share
}

// GiftValues is what the gifts each way are said to be worth, in one currency
// and summed as the sources give it: prices of different years are not made
// comparable.
type GiftValues struct {
	// Currency is an ISO 4217 code.
	Currency string
	// GiftsThere and GiftsBack are how many gifts have a value in the currency.
	GiftsThere, GiftsBack int
	// There and Back are the sums.
	There, Back float64
}

// TimelineEntry is one dated thing between the two.
type TimelineEntry struct {
	Kind TimelineKind
	// On is when it happened.
	On Date
	// SubjectID is the treaty, visit, gift, diplomatic event or claim.
	SubjectID ID
	// Title is the subject's title, or the summary of a claim.
	Title string
	// DiplomaticEvent is what happened, where the subject is a diplomatic event.
	DiplomaticEvent DiplomaticEventKind
	// Certainty is how sure the date is: POSSIBLE where that of a treaty of many
	// stands for one that is not recorded of a party.
	Certainty Certainty
	// PartyCount is how many parties the treaty has, where the subject is one.
	PartyCount int
}

// TimelineKind is what happened between two states or organizations.
type TimelineKind string

// The kinds of entry of a timeline. One treaty can make three entries.
const (
	// TimelineTreatySigned: a treaty was signed by both.
	TimelineTreatySigned TimelineKind = "TREATY_SIGNED"
	// TimelineTreatyInForce: a treaty entered into force between them.
	TimelineTreatyInForce TimelineKind = "TREATY_IN_FORCE"
	// TimelineTreatyTerminated: a treaty ended between them: altogether, or one withdrew.
	TimelineTreatyTerminated TimelineKind = "TREATY_TERMINATED"
	// TimelineVisit: a visit began.
	TimelineVisit TimelineKind = "VISIT"
	// TimelineGift: a gift was given.
	TimelineGift TimelineKind = "GIFT"
	// TimelineDiplomatic: relations were established, broken or resumed, a mission was opened, or the like.
	TimelineDiplomatic TimelineKind = "DIPLOMATIC"
	// TimelineClaim: something was said.
	TimelineClaim TimelineKind = "CLAIM"
)

// Values lists the kinds of entry of a timeline.
func (TimelineKind) Values() []string {
	return []string{"TREATY_SIGNED", "TREATY_IN_FORCE", "TREATY_TERMINATED", "VISIT", "GIFT", "DIPLOMATIC", "CLAIM"}
}

// TreatyLineage is what a treaty replaced and what replaced it, step by step,
// the nearest first.
type TreatyLineage struct{ Replaces, ReplacedBy []*Treaty }
