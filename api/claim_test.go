package api_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// claimSchemas are the repository's schema of a claim and, where it is there, the
// design's.
func claimSchemas(t *testing.T) []*jsonschema.Schema {
	t.Helper()
	var out []*jsonschema.Schema
	for _, path := range []string{"../docs/claim.schema.json", "../../shared/design/claim.schema.json"} {
		raw, err := os.ReadFile(path)
		if os.IsNotExist(err) && strings.Contains(path, "shared") {
			if strings.Contains(os.Getenv("REPORTEDLY_REQUIRE"), "shared") {
				t.Fatal("REPORTEDLY_REQUIRE asks for shared, which is absent")
			}
			t.Logf("%s is absent: only the repository's own schema is held against", path)
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		c := jsonschema.NewCompiler()
		if err := c.AddResource("claim.json", v); err != nil {
			t.Fatal(err)
		}
		s, err := c.Compile("claim.json")
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

// TestClaimsFollowTheirSchema holds every claim that any operation shows against the
// schema of a claim.
func TestClaimsFollowTheirSchema(t *testing.T) {
	s := full(t)
	schemas := claimSchemas(t)
	check := func(what string, v any) {
		t.Helper()
		for _, schema := range schemas {
			if err := schema.Validate(v); err != nil {
				t.Errorf("%s: %v", what, err)
			}
		}
	}
	n := 0
	for _, v := range list(t, s.get("/claims?limit=1000").body) {
		check("/claims", v)
		n++
		id := v.(M)["id"].(string)
		check("/claims/"+id, decode(t, s.get("/claims/"+id).body))
	}
	for line := range bytes.Lines(s.get("/export/claims").body) {
		check("/export/claims", decode(t, line))
		n--
	}
	if n != 0 {
		t.Errorf("the export has %d claims fewer than the list", n)
	}
	for _, v := range decode(t, s.get("/reports/"+s.sample).body).(M)["claims_list"].([]any) {
		check("/reports", v)
	}
	for _, row := range list(t, s.get("/developments").body) {
		for _, v := range decode(t, s.get("/developments/"+row.(M)["id"].(string)).body).(M)["members"].([]any) {
			check("/developments", v)
		}
	}
	for _, v := range decode(t, s.get("/actors/reportedly:dawn-brigade").body).(M)["latest"].([]any) {
		check("/actors", v)
	}
}

func decode(t *testing.T, body []byte) any {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%v: %s", err, body)
	}
	return v
}

func list(t *testing.T, body []byte) []any {
	t.Helper()
	return decode(t, body).(M)["items"].([]any)
}

// TestFieldsAreDocumented has the document's claim have no field that answers lack the
// right to, and all that the schema has.
func TestFieldsAreDocumented(t *testing.T) {
	s := empty(t)
	var doc struct {
		Components struct {
			Schemas map[string]struct {
				Properties map[string]json.RawMessage
				Required   []string
			}
		}
	}
	if err := json.Unmarshal(s.api.Document(), &doc); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile("../docs/claim.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Properties map[string]json.RawMessage
		Required   []string
	}
	if err := json.Unmarshal(raw, &schema); err != nil {
		t.Fatal(err)
	}
	claim := doc.Components.Schemas["StoredClaim"]
	for name := range schema.Properties {
		if claim.Properties[name] == nil {
			t.Errorf("StoredClaim lacks %s", name)
		}
	}
	for _, name := range schema.Required {
		if !strings.Contains(strings.Join(claim.Required, " "), name) {
			t.Errorf("StoredClaim doesn't require %s", name)
		}
	}
}
