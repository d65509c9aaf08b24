package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"entente/models"
)

// A ledger is who has to do with whom, in memory: what ranks partners, draws
// networks and asks by what two states were bound looks at all pairs of the
// parties of a treaty, and two hundred states make twenty thousand. SQL, which
// says which treaties count, would take a quarter of a minute for what takes
// some milliseconds here.
type ledger struct {
	actors []models.ID // in the order of their IDs
	number map[models.ID]int32
	ends   []end             // of the actors
	tables map[string]*deeds // by the table that has them
	calendar
}

// deeds are all treaties, visits, gifts or diplomatic events, the newest first.
type deeds struct {
	list    []deed
	members []member          // of one deed after the other
	byRow   map[int64]int32   // by the number of its row in SQL
	byActor map[int32][]int32 // the members that a state or organization is, one of each deed
}

// A deed is one treaty, visit, gift or diplomatic event.
type deed struct {
	id            models.ID
	row           int64 // the number of its row in SQL
	on            int32 // signed, begun, given, occurred; its place in the calendar
	first, beyond int32 // its members
}

// A member takes part in a deed. Of a visit or gift the first is from where it
// comes and the second to where it goes.
type member struct {
	actor, deed        int32
	definite, possible span  // when it is bound by the treaty, were it to exist for ever
	signed, inForce    int32 // when it signed the treaty and was bound, as places in the calendar
}

// A span is the days from one to another, as 19610706; it may hold none.
type span struct{ from, to int32 }

func (s span) holds(day int32) bool { return s.from <= day && day <= s.to }

func dayNumber(day models.Day) int32 {
	n, err := strconv.ParseInt(strings.ReplaceAll(string(day), "-", ""), 10, 32)
	if err != nil {
		panic(fmt.Sprintf("store: %q is no day", day)) // days are checked when they are read
	}
	return int32(n)
}

func spanOf(p models.Period, certainty models.Certainty) span {
	from, to := p.Days(certainty)
	if from > to {
		return span{from: 1, to: 0}
	}
	return span{dayNumber(from), dayNumber(to)}
}

// An end is the last day on which a state or organization surely exists, and
// the last on which it may, as far as its end tells.
type end struct{ sure, may int32 }

// endOf takes the day before a day as its number less one, which need not be
// the number of a day.
func endOf(ceased models.Date) end {
	if !ceased.IsKnown() {
		return end{math.MaxInt32, math.MaxInt32}
	}
	return end{dayNumber(ceased.Earliest()) - 1, dayNumber(ceased.Latest()) - 1}
}

// bond is when a member is bound by its treaty, which ends with it, as
// [models.Party.Bound] says; ends are by actor.
func (m member) bond(ends []end) (definite, possible span) {
	definite, possible = m.definite, m.possible
	if end := ends[m.actor]; end.may >= possible.from {
		definite.to, possible.to = min(definite.to, end.sure), min(possible.to, end.may)
	}
	return definite, possible
}

// ledgers holds the ledger of a store once somebody asked for it.
type ledgers struct {
	mu     sync.Mutex
	ledger *ledger
}

// ledger reads the ledger when it is first asked for. No request waits for
// another's deadline, and no statement of it is counted as a request's.
func (s *Store) ledger() (*ledger, error) {
	s.ledgers.mu.Lock()
	defer s.ledgers.mu.Unlock()
	if s.ledgers.ledger != nil {
		return s.ledgers.ledger, nil
	}
	read, err := s.readLedger(context.Background())
	if err != nil {
		return nil, fmt.Errorf("store: reading who is linked with whom: %w", err)
	}
	s.ledgers.ledger = read
	return read, nil
}

func (s *Store) readLedger(ctx context.Context) (*ledger, error) {
	l := &ledger{actors: make([]models.ID, 0, len(s.codes.known)), number: map[models.ID]int32{}, tables: map[string]*deeds{}}
	for id := range s.codes.known {
		l.actors = append(l.actors, id)
	}
	slices.Sort(l.actors)
	for i, id := range l.actors {
		l.number[id] = int32(i)
		l.ends = append(l.ends, endOf(s.codes.periods[id].End))
	}
	r := &ledgerReader{ledger: l, existing: s.codes.periods, places: map[string]int32{"": 0}}
	r.dates = []models.Date{{}}
	unsorted := map[string][]*unsortedDeed{ofTreaties: nil, ofVisits: nil, ofGifts: nil, ofDiplomaticEvents: nil}
	for table, query := range map[string]string{
		// The parties of a treaty are one text: a hundred thousand rows would take ten times as long.
		ofTreaties: "SELECT t.rowid, t.id, " + datesOf("t", "signed_on", "entered_into_force_on", "terminated_on", "observed_on") + `,
			ifnull((SELECT group_concat(p.actor_id || '|' || ifnull(p.consent, '') || '|' || ` + datesOf("p", "signed_on", "consented_on", "entered_into_force_on", "withdrew_on", "observed_on") + `, ' ')
				FROM parties AS p WHERE p.treaty_id = t.id), '') FROM treaties AS t`, // served by the parties' index of the treaty
		ofVisits: `SELECT rowid, id, ifnull(started_on, ''), from_id || ' ' || host_id FROM visits
			WHERE from_id IS NOT NULL AND host_id IS NOT NULL`,
		ofGifts: `SELECT rowid, id, ifnull(given_on, ''), giver_actor_id || ' ' || recipient_actor_id FROM gifts
			WHERE giver_actor_id IS NOT NULL AND recipient_actor_id IS NOT NULL`,
		ofDiplomaticEvents: `SELECT rowid, id, ifnull(occurred_on, ''), actor_id || ' ' || counterpart_id FROM diplomatic_events
			WHERE actor_id IS NOT NULL AND counterpart_id IS NOT NULL`,
	} {
		err := s.scan(ctx, query, func(rows *sql.Rows) error {
			d := &unsortedDeed{}
			var on, members string
			if err := rows.Scan(&d.row, &d.id, &on, &members); err != nil {
				return err
			}
			if err := r.read(table, d, on, members); err != nil {
				return fmt.Errorf("%s: %w", d.id, err)
			}
			unsorted[table] = append(unsorted[table], d)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	places := l.calendar.sort()
	for table, all := range unsorted {
		for _, d := range all {
			d.on = places[d.on]
			for i := range d.members {
				m := &d.members[i]
				m.signed, m.inForce = places[m.signed], places[m.inForce]
			}
		}
		l.tables[table] = sortDeeds(&l.calendar, all)
	}
	return l, nil
}

// datesOf are dates in one text, parted by bars.
func datesOf(row string, columns ...string) string {
	for i, column := range columns {
		columns[i] = fmt.Sprintf("ifnull(%s.%s, '')", row, column)
	}
	return strings.Join(columns, " || '|' || ")
}

// An unsortedDeed knows its members.
type unsortedDeed struct {
	deed
	members []member
}

// A ledgerReader reads the texts that SQL gives; each date is read once.
type ledgerReader struct {
	*ledger
	existing map[models.ID]models.Period // when the actors do
	places   map[string]int32            // of dates in the calendar, which is not in order yet
}

func (r *ledgerReader) read(table string, d *unsortedDeed, on, members string) error {
	if table == ofTreaties {
		return r.treaty(d, on, strings.Fields(members))
	}
	for actor := range strings.FieldsSeq(members) {
		d.members = append(d.members, member{actor: r.number[models.ID(actor)]})
	}
	place, err := r.place(on)
	d.on = place
	return err
}

// treaty reads a treaty and when each party signed it and is bound.
func (r *ledgerReader) treaty(d *unsortedDeed, on string, parties []string) error {
	var t models.Treaty
	if err := r.each(on, &t.SignedOn, &t.EnteredIntoForceOn, &t.TerminatedOn, &t.ObservedOn); err != nil {
		return err
	}
	d.on = r.places[t.SignedOn.EDTF]
	for _, text := range parties {
		actor, own, _ := strings.Cut(text, "|")
		consent, dates, _ := strings.Cut(own, "|")
		p := models.Party{Consent: models.Consent(consent)}
		if err := r.each(dates, &p.SignedOn, &p.ConsentedOn, &p.EnteredIntoForceOn, &p.WithdrewOn, &p.ObservedOn); err != nil {
			return err
		}
		existing := r.existing[models.ID(actor)]
		period := p.Bound(&t, len(parties), models.Period{Start: existing.Start}) // for the end see bond
		alone := t.For(models.Side{Parties: []*models.Party{&p}, Existing: []models.Period{existing}}, len(parties), models.Definite)
		d.members = append(d.members, member{
			actor: r.number[models.ID(actor)], definite: spanOf(period, models.Definite), possible: spanOf(period, models.Possible),
			signed: r.places[alone.SignedOn.EDTF], inForce: r.places[alone.EnteredIntoForceOn.EDTF],
		})
	}
	return nil
}

// each reads dates parted by bars.
func (r *ledgerReader) each(text string, dates ...*models.Date) error {
	for _, date := range dates {
		one, rest, _ := strings.Cut(text, "|")
		place, err := r.place(one)
		if err != nil {
			return err
		}
		*date, text = r.dates[place], rest
	}
	return nil
}

// place is that of a date in the calendar; 0 is none.
func (r *ledgerReader) place(text string) (int32, error) {
	place, known := r.places[text]
	if known {
		return place, nil
	}
	text = strings.Clone(text) // of a text of many
	date, err := models.ParseDate(text)
	if err != nil {
		return 0, err
	}
	place = int32(len(r.dates))
	r.dates, r.places[text] = append(r.dates, date), place
	return place, nil
}

// scan runs a statement and calls row for each of its rows.
func (s *Store) scan(ctx context.Context, query string, row func(*sql.Rows) error) error {
	rows, err := s.db.WithContext(ctx).Raw(query).Rows()
	if err != nil {
		return s.judged(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return s.judged(rows.Err())
}

// sortDeeds puts the newest first, those without a date last.
func sortDeeds(c *calendar, all []*unsortedDeed) *deeds {
	slices.SortFunc(all, func(a, b *unsortedDeed) int {
		return cmp.Or(cmp.Compare(c.days[b.on].from, c.days[a.on].from), cmp.Compare(a.id, b.id))
	})
	d := &deeds{byRow: make(map[int64]int32, len(all)), byActor: map[int32][]int32{}}
	for i, one := range all {
		one.first = int32(len(d.members))
		for j, m := range one.members {
			m.deed = int32(i)
			if j == 0 || m.actor != one.members[j-1].actor {
				d.byActor[m.actor] = append(d.byActor[m.actor], int32(len(d.members)))
			}
			d.members = append(d.members, m)
		}
		one.beyond = int32(len(d.members))
		d.list, d.byRow[one.row] = append(d.list, one.deed), int32(i)
	}
	return d
}
