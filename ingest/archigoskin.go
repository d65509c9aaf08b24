package ingest

import (
	"strings"

	"entente/models"
)

// kinTie is a relative as the upstream writes it: Son of Gomez%81deda9f-….
// Several stand behind each other, parted by semicolons.
var kinTie = expr(`^\s*([A-Za-z][^%]*?) of ([^%]*)%([0-9a-f-]{36})$`)

// kinOf says what the other person is to one who is this to them, by the sex
// of the other, man or woman. Every further tie is OTHER.
var kinOf = map[string][2]models.KinshipRelation{
	"father": {models.KinSon, models.KinDaughter}, "mother": {models.KinSon, models.KinDaughter},
	"son": {models.KinFather, models.KinMother}, "daughter": {models.KinFather, models.KinMother},
	"brother": {models.KinBrother, models.KinSister}, "sister": {models.KinBrother, models.KinSister},
	"husband": {models.KinSpouse, models.KinSpouse}, "wife": {models.KinSpouse, models.KinSpouse},
}

// archigosStrayKin are spells that bear the ties of another person, whose
// leadid they share.
var archigosStrayKin = map[string]bool{"CAN-1921": true, "CAN-1926-2": true, "CAN-1935": true}

// addKin adds a person's relatives among the rulers.
func (p *archigosPerson) addKin(persons map[string]*archigosPerson, out *Tables) {
	seen := map[string]bool{}
	for _, s := range p.spells {
		ties := notNA(s["fties"])
		if archigosStrayKin[s["obsid"]] {
			out.Leave(s["obsid"]+" fties", "the family ties of another person who bears the same leadid")
			continue
		}
		for tie := range strings.SplitSeq(ties, ";") {
			if strings.TrimSpace(tie) == "" {
				continue
			}
			relative, relation := readKin(tie, persons)
			switch {
			case relative == nil || relative == p:
				out.Leave(s["obsid"]+" fties", "a family tie to nobody who is known by the leadid that it names")
			case !seen[relative.key]:
				seen[relative.key] = true
				out.Add("kinships", Row{
					"parent": p.key, "locator": "obsid " + s["obsid"] + ", fties",
					"relative": "record:" + relative.key, "relation": string(relation),
				})
			}
		}
	}
}

// readKin finds the relative of a tie and what they are to the person.
func readKin(tie string, persons map[string]*archigosPerson) (*archigosPerson, models.KinshipRelation) {
	found := kinTie.FindStringSubmatch(tie)
	if found == nil {
		return nil, ""
	}
	relative := persons[found[3]]
	// Two persons may bear one leadid; the name beside it tells them apart.
	for key, other := range persons {
		if strings.HasPrefix(key, found[3]+"/") && MatchNames(found[2], other.name()) >= Contained {
			relative = other
		}
	}
	if relative == nil {
		return nil, ""
	}
	sex := 0
	if relative.spells[0]["gender"] == "F" {
		sex = 1
	}
	if relations, ok := kinOf[strings.ToLower(found[1])]; ok {
		return relative, relations[sex]
	}
	return relative, models.KinOther
}
