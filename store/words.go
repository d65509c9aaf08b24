package store

import (
	"context"
	"fmt"
	"reflect"
	"strings"

	"gorm.io/gorm/schema"
)

func init() { schema.RegisterSerializer("words", words{}) }

// words stores a set of words, such as []TreatyKind, in one column: parted by
// single spaces, NULL when empty.
type words struct{}

// Scan implements [schema.SerializerInterface].
func (words) Scan(ctx context.Context, field *schema.Field, dst reflect.Value, dbValue any) error {
	var text string
	switch v := dbValue.(type) {
	case nil:
	case string:
		text = v
	case []byte:
		text = string(v)
	default:
		return fmt.Errorf("cannot read words from %T", dbValue)
	}
	split := strings.Fields(text)
	if len(split) == 0 {
		field.ReflectValueOf(ctx, dst).SetZero()
		return nil
	}
	set := reflect.MakeSlice(field.FieldType, len(split), len(split))
	for i, word := range split {
		set.Index(i).SetString(word)
	}
	field.ReflectValueOf(ctx, dst).Set(set)
	return nil
}

// Value implements [schema.SerializerValuerInterface].
func (words) Value(_ context.Context, _ *schema.Field, _ reflect.Value, fieldValue any) (any, error) {
	return orNull(joined(reflect.ValueOf(fieldValue))), nil
}

// joined is one text of a set of words.
func joined(set reflect.Value) string {
	list := make([]string, set.Len())
	for i := range list {
		list[i] = set.Index(i).String()
	}
	return strings.Join(list, " ")
}
