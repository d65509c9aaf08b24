package store

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"entente/models"
)

// endless counts for some minutes in its first step.
const endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000000000) SELECT count(*) FROM n"

func TestADeadlineStopsItsStatement(t *testing.T) {
	db := build(t, filepath.Join(t.TempDir(), "x"), example())
	for name, end := range map[string]func() (context.Context, context.CancelFunc){
		"deadline": func() (context.Context, context.CancelFunc) {
			return context.WithTimeout(t.Context(), 50*time.Millisecond)
		},
		"cancel": func() (context.Context, context.CancelFunc) {
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(50*time.Millisecond, cancel)
			return ctx, cancel
		},
	} {
		ctx, cancel := end()
		defer cancel()
		began := time.Now()
		var n int
		err := failed(ctx, "counting", db.db.WithContext(ctx).Raw(endless).Find(&n).Error)
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("%s: it took %v", name, took)
		}
		if !errors.Is(err, ctx.Err()) || ctx.Err() == nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := db.Treaties.Page(ctx, nil, nil, Page{}); !errors.Is(err, ctx.Err()) {
			t.Errorf("%s: a request that is over was answered: %v", name, err)
		}
		if _, err := db.Treaties.Page(t.Context(), nil, nil, Page{}); err != nil {
			t.Errorf("%s: the connection is of no use any more: %v", name, err)
		}
	}
}

func TestNothingCanBeWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x")
	named := build(t, path, example())
	kept, err := openKept(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	for _, db := range []*Store{named, kept} {
		for _, statement := range []string{"DELETE FROM treaties", "CREATE TABLE t (x)", "CREATE TEMP TABLE t (x)", "PRAGMA user_version = 7"} {
			if err := db.db.Exec(statement).Error; err == nil {
				t.Errorf("%s was done", statement)
			}
		}
	}
}

func TestStatementsAreCounted(t *testing.T) {
	db := build(t, filepath.Join(t.TempDir(), "x"), example())
	ctx, counter := WithCounter(t.Context())
	var n int
	var names []string
	for _, err := range []error{
		db.db.WithContext(ctx).Raw("SELECT 1").Find(&n).Error,
		db.db.WithContext(ctx).Raw("SELECT 1").Scan(&n).Error,
		db.db.WithContext(ctx).Raw("SELECT 1").Row().Scan(&n),
		db.db.WithContext(ctx).Table("treaties").Pluck("id", &names).Error,
		db.db.WithContext(ctx).Exec("SELECT 1").Error,
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if counter.Load() != 5 {
		t.Errorf("counted %d, want 5", counter.Load())
	}
}

func TestManyReadAtOnce(t *testing.T) {
	ds := example()
	db := build(t, filepath.Join(t.TempDir(), "x"), ds)
	relation, err := db.Relation([]string{"AAA", "BBB"}, true)
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for i := range 32 {
		wait.Go(func() {
			ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
			defer cancel()
			if i%4 == 0 { // some give up halfway
				time.AfterFunc(time.Duration(i)*100*time.Microsecond, cancel)
			}
			for range 20 {
				page, err := db.Treaties.Page(ctx, &models.TreatyWhere{Text: new("a")}, nil, Page{})
				if err == nil {
					_, err = page.TotalCount(ctx)
				}
				if err == nil {
					_, err = db.Between(relation).Entries(ctx)
				}
				if err == nil {
					_, err = Rows[models.Party](ctx, db, []models.ID{"treaty:t0", "treaty:t1"})
				}
				if err != nil && !errors.Is(err, context.Canceled) {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
}

func TestErrorsOfSQLAreInternal(t *testing.T) {
	db := build(t, filepath.Join(t.TempDir(), "x"), example())
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := db.Treaties.Page(t.Context(), nil, nil, Page{})
	var wrong *ArgumentError
	if err == nil || errors.As(err, &wrong) || !strings.HasPrefix(err.Error(), "store: reading treaties: ") {
		t.Error(err)
	}
}

func TestCounts(t *testing.T) {
	ds := example()
	db := build(t, filepath.Join(t.TempDir(), "x"), ds)
	got, err := db.Counts(t.Context())
	want := models.DatasetCounts{
		Countries: len(ds.Countries), Organizations: len(ds.Organizations), Leaders: len(ds.Leaders), Tenures: len(ds.Tenures), Treaties: len(ds.Treaties), Parties: len(ds.Parties),
		Provisions: len(ds.Provisions), Visits: len(ds.Visits), Gifts: len(ds.Gifts), DiplomaticEvents: len(ds.DiplomaticEvents), Claims: len(ds.Claims), Sources: len(ds.Sources), Citations: len(ds.Citations), Disagreements: len(ds.Disagreements),
	}
	if err != nil || *got != want {
		t.Errorf("%+v %v, want %+v", got, err, want)
	}
}

func TestTablesAreNamedAsTheVocabularySays(t *testing.T) {
	for _, kind := range append(models.AllKinds(), models.KindOf("source"), models.KindOf("disagreement")) {
		if table := schemaOf(kind.New(models.Identity{}, "")).Table; table != kind.Table {
			t.Errorf("%s lies in %s, want %s", kind.Name, table, kind.Table)
		}
	}
}

func TestEveryOrderOfTheAPIIsThere(t *testing.T) {
	check := func(s shape, fields []string) {
		if len(s.orders) != len(fields) {
			t.Errorf("%s: orders %v, the API has %v", s.table, sortedKeys(s.orders), fields)
		}
		for _, field := range fields {
			if _, ok := s.orders[field]; !ok {
				t.Errorf("%s cannot be ordered by %s", s.table, field)
			}
		}
	}
	check(treaties.shape, texts(models.AllTreatyOrderField))
	check(visits.shape, texts(models.AllVisitOrderField))
	check(gifts.shape, texts(models.AllGiftOrderField))
	check(diplomaticEvents.shape, texts(models.AllDiplomaticEventOrderField))
	check(claims.shape, texts(models.AllClaimOrderField))
	check(leaders.shape, texts(models.AllLeaderOrderField))
	check(countries.shape, texts(models.AllCountryOrderField))
	check(organizations.shape, texts(models.AllOrganizationOrderField))
	check(sources.shape, texts(models.AllSourceOrderField))
	check(disagreements.shape, texts(models.AllDisagreementOrderField))
}

func texts[T ~string](values []T) []string {
	all := make([]string, len(values))
	for i, value := range values {
		all[i] = string(value)
	}
	return all
}
