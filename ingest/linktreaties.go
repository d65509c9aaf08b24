package ingest

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"entente/models"
)

// A treatyEntity is a treaty with the records that are known to describe it.
type treatyEntity struct {
	id      models.ID
	records []*treatyRecord
}

// has reports whether a list describes the treaty already: none does so twice.
func (e *treatyEntity) has(dataset string) bool {
	return slices.ContainsFunc(e.records, func(r *treatyRecord) bool { return r.dataset == dataset })
}

// A treatyLinker holds the treaties while records are placed.
type treatyLinker struct {
	corpus    *Corpus
	mint      *Mint
	match     *treatyMatcher
	entities  map[models.ID]*treatyEntity
	byYear    map[string][]*treatyEntity
	undated   []*treatyEntity
	names     map[string]string // of countries
	proposals []Proposal
}

// linkTreaties links the records of treaties to one another and to the treaties
// of curated files, list by list. A record that matches several treaties
// equally well, or none, gets a treaty of its own.
func linkTreaties(c *Corpus) []Proposal {
	l := &treatyLinker{
		corpus: c, mint: c.NewMint("treaty"), entities: map[models.ID]*treatyEntity{}, byYear: map[string][]*treatyEntity{},
	}
	all := c.curatedTreaties()
	byDataset := map[string][]*treatyRecord{}
	for _, dataset := range treatyDatasets {
		byDataset[dataset] = c.treatyRecords(dataset)
		all = append(all, byDataset[dataset]...)
	}
	l.match = newTreatyMatcher(all)
	for _, r := range all {
		if r.id != "" {
			l.place(r, r.id)
		}
	}
	for _, dataset := range treatyDatasets {
		l.linkDataset(dataset, byDataset[dataset])
		l.linkOrganizations(dataset)
	}
	return l.proposals
}

// place adds a record to a treaty.
func (l *treatyLinker) place(r *treatyRecord, id models.ID) {
	e := l.entities[id]
	if e == nil {
		e = &treatyEntity{id: id}
		l.entities[id] = e
	}
	e.records = append(e.records, r)
	if !r.signed.IsKnown() {
		if len(e.records) == 1 {
			l.undated = append(l.undated, e)
		}
		return
	}
	for _, day := range []models.Day{r.signed.Earliest(), r.signed.Latest()} {
		if year := string(day[:4]); !slices.Contains(l.byYear[year], e) {
			l.byYear[year] = append(l.byYear[year], e)
		}
	}
}

// propose links a record to a treaty by a rule.
func (l *treatyLinker) propose(r *treatyRecord, id models.ID, rule string) {
	r.id = id
	l.place(r, id)
	l.proposals = append(l.proposals, Proposal{Dataset: r.dataset, Source: r.source, Key: r.key, ID: id, Rule: rule})
}

//go:embed treaty_names.csv
var treatyNamesCSV []byte

// treatyNames are the treaties that people know by a name, and records that an
// editor read side by side and found to be one treaty, by dataset and key.
var treatyNames = sync.OnceValue(func() map[[2]string]models.ID {
	rows, err := csv.NewReader(bytes.NewReader(treatyNamesCSV)).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("ingest: treaty_names.csv: %v", err))
	}
	table := map[[2]string]models.ID{}
	for _, row := range rows[1:] {
		table[[2]string{row[0], row[1]}] = models.NewID("treaty", row[2])
	}
	return table
})

// A treatyPair is a record and a treaty that match.
type treatyPair struct {
	record *treatyRecord
	entity *treatyEntity
	treatyMatch
}

func (l *treatyLinker) linkDataset(dataset string, records []*treatyRecord) {
	var open []*treatyRecord // the first of each group of twins
	twins := map[*treatyRecord][]*treatyRecord{}
	byTitle := map[string][]*treatyRecord{}
	for _, r := range records {
		key := r.twinKey()
		first := slices.IndexFunc(byTitle[key], func(o *treatyRecord) bool { return key != "" && o.isTwin(r) })
		if first >= 0 && r.id == "" {
			twins[byTitle[key][first]] = append(twins[byTitle[key][first]], r)
			continue
		}
		byTitle[key] = append(byTitle[key], r)
		switch id := treatyNames()[[2]string{dataset, r.key}]; {
		case r.id != "":
		case id != "" && l.entities[id] != nil:
			l.propose(r, id, byName)
		default:
			open = append(open, r)
		}
	}
	for _, pair := range l.unambiguous(l.pairs(dataset, open)) {
		l.propose(pair.record, pair.entity.id, pair.rule)
	}
	for _, r := range open {
		if r.id == "" {
			l.propose(r, l.newID(r), byMint)
		}
	}
	for _, r := range records {
		for _, twin := range twins[r] {
			l.propose(twin, r.id, byTwice)
		}
	}
}

// twinKey is what two records of one list share that are the same treaty
// printed twice, or the texts of its depositaries: title and day.
func (r *treatyRecord) twinKey() string {
	switch {
	case !isDay(r.signed):
		return ""
	case len(r.titles) == 0:
		return r.kinds + "|" + r.signed.EDTF
	}
	return strings.ToLower(r.titles[0]) + "|" + r.signed.EDTF
}

// isTwin reports whether two records of one title and day are one treaty:
// either they stand at one page of the UN Treaty Series, or their parties are
// many and mostly the same, or one of them names none of many, or the parties
// are the same and the records give one text, entry into force or number too.
// They are not where they stand at different pages or in different volumes of
// the series, began or ended on different days, or where each has a number of
// the UN list, which calls a protocol or an extended text by the title of the
// treaty that it belongs to.
func (r *treatyRecord) isTwin(o *treatyRecord) bool {
	for i := range r.apart {
		if r.apart[i] != "" && o.apart[i] != "" && r.apart[i] != o.apart[i] {
			return false
		}
	}
	switch {
	case r.dataset == "un-mtdsg-2015":
		return false
	case r.unts != "" && o.unts != "" && r.unts != o.unts || r.isAlliance():
		return false
	case r.unts != "" && r.unts == o.unts:
		return true
	case len(r.actors) == 0 || len(o.actors) == 0:
		return len(r.words) >= 2 && len(r.actors) != 2 && len(o.actors) != 2
	case len(r.actors) >= fewParties && len(o.actors) >= fewParties && relate(r, o) == partiesOverlap:
		return true
	}
	return maps.Equal(r.actors, o.actors) && r.isPrintedAgain(o)
}

// isPrintedAgain reports whether two records of one title and day give one text,
// one upstream's number, or a volume of the UN Treaty Series and the day of
// entry into force. States exchange notes of one title twice on a day.
func (r *treatyRecord) isPrintedAgain(o *treatyRecord) bool {
	number := func(key string) string { before, _, _ := strings.Cut(key, "/"); return before }
	return slices.ContainsFunc(r.texts, func(url string) bool { return slices.Contains(o.texts, url) }) ||
		number(r.key) == number(o.key) ||
		r.apart[0] != "" && r.apart[0] == o.apart[0] && r.apart[1] != "" && r.apart[1] == o.apart[1]
}

// pairs are all matches of open records with treaties.
func (l *treatyLinker) pairs(dataset string, open []*treatyRecord) []treatyPair {
	var pairs []treatyPair
	for _, r := range open {
		for _, e := range l.candidates(r) {
			if e.has(dataset) {
				continue
			}
			if best, ok := l.bestMatch(r, e); ok {
				pairs = append(pairs, treatyPair{r, e, best})
			}
		}
	}
	return pairs
}

// candidates are the treaties that may be that of a record, by the year. A
// treaty sent to the Senate bears no date; its Congress tells the years.
func (l *treatyLinker) candidates(r *treatyRecord) []*treatyEntity {
	var years []string
	if r.isSenate() {
		from, to := r.congressYears()
		for year := from - senateWait; year <= to; year++ {
			years = append(years, strconv.Itoa(year))
		}
	} else if r.signed.IsKnown() {
		for _, day := range []models.Day{r.signed.Earliest(), r.signed.Latest()} {
			year, _ := strconv.Atoi(string(day[:4]))
			for near := year - 1; near <= year+1; near++ {
				years = append(years, fmt.Sprintf("%04d", near))
			}
		}
	}
	slices.Sort(years)
	seen := map[*treatyEntity]bool{}
	var found []*treatyEntity
	for _, year := range slices.Compact(years) {
		for _, e := range l.byYear[year] {
			if !seen[e] {
				seen[e] = true
				found = append(found, e)
			}
		}
	}
	return found
}

// bestMatch is the surest match of a record with those that describe a treaty.
func (l *treatyLinker) bestMatch(r *treatyRecord, e *treatyEntity) (treatyMatch, bool) {
	var best treatyMatch
	found := false
	for _, other := range e.records {
		m, ok := l.match.match(r, other)
		if r.isSenate() {
			m, ok = l.match.matchSenate(r, other)
		}
		if ok && (!found || m.rank < best.rank || m.rank == best.rank && m.like > best.like) {
			best, found = m, true
		}
	}
	return best, found
}

// margin is by how much the best of several matches must be better than the
// next, where both follow the same rule.
const margin = 0.1

// unambiguous are the matches in which record and treaty are each other's best,
// with no other as good.
func (l *treatyLinker) unambiguous(pairs []treatyPair) []treatyPair {
	slices.SortStableFunc(pairs, func(a, b treatyPair) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.like, a.like),
			compareKeys(a.record.key, b.record.key), strings.Compare(string(a.entity.id), string(b.entity.id)))
	})
	usedRecord, usedEntity := map[*treatyRecord]bool{}, map[*treatyEntity]bool{}
	byRecord, byEntity := map[*treatyRecord][]treatyPair{}, map[*treatyEntity][]treatyPair{}
	for _, p := range pairs {
		byRecord[p.record] = append(byRecord[p.record], p)
		byEntity[p.entity] = append(byEntity[p.entity], p)
	}
	rivals := func(p treatyPair, among []treatyPair) bool {
		return slices.ContainsFunc(among, func(o treatyPair) bool {
			return (o.record != p.record || o.entity != p.entity) && !usedRecord[o.record] && !usedEntity[o.entity] &&
				o.rank == p.rank && o.like > p.like-margin
		})
	}
	var chosen []treatyPair
	for _, p := range pairs {
		if usedRecord[p.record] || usedEntity[p.entity] || rivals(p, byRecord[p.record]) || rivals(p, byEntity[p.entity]) {
			continue
		}
		usedRecord[p.record], usedEntity[p.entity] = true, true
		chosen = append(chosen, p)
	}
	return chosen
}

// linkOrganizations links the organizations that a dataset's parties name,
// which are keyed by their slugs.
func (l *treatyLinker) linkOrganizations(dataset string) {
	d := l.corpus.Datasets[dataset]
	for _, row := range d.Rows("organizations") {
		if l.corpus.Linked(d.Source, row["key"]) == "" {
			l.proposals = append(l.proposals, Proposal{
				Dataset: dataset, Source: d.Source, Key: row["key"], ID: models.NewID("organization", row["key"]), Rule: byOrganization,
			})
		}
	}
}
