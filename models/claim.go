package models

// Claim is what somebody said: stated, alleged, denied, assessed, expected.
// It is a fact that it was said; what it says is the speaker's, not ours.
type Claim struct {
	Identity
	// Kind says what sort of utterance it is.
	Kind ClaimKind `yaml:"kind" basis:"EDITORIAL" need:"yes"`
	// SpeakerID is the person, state or organization that said it.
	SpeakerID ID `yaml:"speaker" ref:"leader,country,organization"`
	// SpeakerName is the speaker as printed, where none of ours is meant.
	SpeakerName string `yaml:"speakerName" merge:"wording"`
	// Capacity is the office in which the speaker spoke.
	Capacity string `yaml:"capacity" merge:"wording"`
	// SaidOn is the day on which it was said.
	SaidOn Date `gorm:"embedded;embeddedPrefix:said" yaml:"saidOn"`
	// Summary tells in our own words what was said.
	Summary string `yaml:"summary" merge:"wording" basis:"EDITORIAL" need:"yes"`
	// Quotation is a few of the speaker's own words, without quotation marks.
	Quotation string `yaml:"quotation" merge:"wording"`
	// AboutIDs are the entities of which it speaks.
	AboutIDs []ID `gorm:"serializer:words" yaml:"about" ref:"country,organization,leader,treaty,visit,gift,diplomatic-event,claim" basis:"EDITORIAL"`
	// AnswersID is the claim to which it answers: a denial, the allegation.
	AnswersID ID `yaml:"answers" ref:"claim" basis:"EDITORIAL"`
}

// ClaimKind says what sort of utterance a claim is.
type ClaimKind string

// The kinds of claim.
const (
	// ClaimStatement is a plain statement of position or fact.
	ClaimStatement ClaimKind = "STATEMENT"
	// ClaimAssessment is a judgement, an analyst's say.
	ClaimAssessment ClaimKind = "ASSESSMENT"
	// ClaimAllegation says that somebody did what is held against them.
	ClaimAllegation ClaimKind = "ALLEGATION"
	// ClaimDenial says that an allegation is not true.
	ClaimDenial ClaimKind = "DENIAL"
	// ClaimAcknowledgement admits an allegation.
	ClaimAcknowledgement ClaimKind = "ACKNOWLEDGEMENT"
	// ClaimReaction praises, criticises, welcomes or condemns.
	ClaimReaction ClaimKind = "REACTION"
	// ClaimForecast says what is expected.
	ClaimForecast ClaimKind = "FORECAST"
)

// Values lists the kinds of claim.
func (ClaimKind) Values() []string {
	return []string{"STATEMENT", "ASSESSMENT", "ALLEGATION", "DENIAL", "ACKNOWLEDGEMENT", "REACTION", "FORECAST"}
}

// AllegationStatus says how an allegation was answered, as far as the dataset
// knows. It judges nothing.
type AllegationStatus string

// The answers that an allegation can have met.
const (
	// AllegationUnanswered: no answer is recorded.
	AllegationUnanswered AllegationStatus = "UNANSWERED"
	// AllegationDenied: a denial is recorded.
	AllegationDenied AllegationStatus = "DENIED"
	// AllegationAcknowledged: an acknowledgement is recorded.
	AllegationAcknowledged AllegationStatus = "ACKNOWLEDGED"
	// AllegationDisputed: both are recorded.
	AllegationDisputed AllegationStatus = "DENIED_AND_ACKNOWLEDGED"
)

// Values lists the answers that an allegation can have met.
func (AllegationStatus) Values() []string {
	return []string{"UNANSWERED", "DENIED", "ACKNOWLEDGED", "DENIED_AND_ACKNOWLEDGED"}
}

// StatusOfAllegation reads the status off the kinds of the answers.
func StatusOfAllegation(answers []ClaimKind) AllegationStatus {
	var denied, acknowledged bool
	for _, kind := range answers {
		denied = denied || kind == ClaimDenial
		acknowledged = acknowledged || kind == ClaimAcknowledgement
	}
	switch {
	case denied && acknowledged:
		return AllegationDisputed
	case denied:
		return AllegationDenied
	case acknowledged:
		return AllegationAcknowledged
	}
	return AllegationUnanswered
}
