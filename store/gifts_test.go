package store

import (
	"path/filepath"
	"slices"
	"testing"

	"entente/models"
)

// Values of different currencies are not compared: nothing is converted.
func TestOrderOfValues(t *testing.T) {
	ds := &models.Dataset{}
	add := func(slug, currency string, value float64) {
		gift := models.Gift{Identity: identity(models.NewID("gift", slug)), Title: slug, Category: "OTHER", Currency: currency}
		if currency != "" {
			gift.Value = &value
		}
		ds.Gifts = append(ds.Gifts, gift)
	}
	add("eur-50", "EUR", 50)
	add("eur-free", "EUR", 0)
	add("none", "", 0)
	add("usd-200", "USD", 200)
	add("usd-9", "USD", 9)
	add("usd-9x", "USD", 9.25)
	db := build(t, filepath.Join(t.TempDir(), "x"), ds)
	ask := func(where *models.GiftWhere, direction models.OrderDirection) (slugs []string) {
		page, err := db.Gifts.Page(t.Context(), where, &models.GiftOrder{Field: models.GiftOrderFieldValue, Direction: direction}, Page{})
		if err != nil {
			t.Fatal(err)
		}
		for _, edge := range page.Edges {
			slugs = append(slugs, edge.Node.ID.Slug())
		}
		return slugs
	}
	if got, want := ask(nil, models.OrderDirectionAsc), []string{"eur-free", "eur-50", "usd-9", "usd-9x", "usd-200", "none"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got, want := ask(nil, models.OrderDirectionDesc), []string{"usd-200", "usd-9x", "usd-9", "eur-50", "eur-free", "none"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	within := func(currency string, least, most *float64) *models.GiftWhere {
		return &models.GiftWhere{Value: &models.ValueRange{Currency: currency, Min: least, Max: most}}
	}
	for _, c := range []struct {
		where *models.GiftWhere
		want  []string
	}{
		{within("USD", nil, nil), []string{"usd-9", "usd-9x", "usd-200"}},
		{within("USD", new(9.25), nil), []string{"usd-9x", "usd-200"}},
		{within("USD", new(0.0), new(9.0)), []string{"usd-9"}},
		{within("EUR", nil, new(0.0)), []string{"eur-free"}},
		{within("GBP", nil, nil), nil},
	} {
		if got := ask(c.where, models.OrderDirectionAsc); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %v, want %v", c.where.Value, got, c.want)
		}
	}
}
