package cite

// cslSchema is what the schema of CSL-JSON 1.0.2 (csl-data.json of the
// Citation Style Language) demands of the members that we write, in our words:
// their types, the types of items that we use, and nothing else beside them.
const cslSchema = `{
	"$schema": "http://json-schema.org/draft-07/schema#",
	"type": "array", "minItems": 1, "maxItems": 1,
	"items": {
		"type": "object", "required": ["type", "id"], "additionalProperties": false,
		"properties": {
			"id": {"type": "string", "minLength": 1},
			"type": {"enum": ["dataset", "treaty", "document", "webpage", "article-newspaper"]},
			"author": {"type": "array", "items": {"type": "object", "required": ["literal"], "additionalProperties": false, "properties": {"literal": {"type": "string"}}}},
			"title": {"type": "string"}, "container-title": {"type": "string"}, "publisher": {"type": "string"}, "version": {"type": "string"},
			"URL": {"type": "string"}, "language": {"type": "string"}, "note": {"type": "string"},
			"issued": {"$ref": "#/definitions/date"}, "accessed": {"$ref": "#/definitions/date"}
		}
	},
	"definitions": {"date": {
		"type": "object", "additionalProperties": false, "minProperties": 1,
		"properties": {
			"date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}}},
			"circa": {"type": "boolean"}, "literal": {"type": "string", "minLength": 1}
		}
	}}
}`
