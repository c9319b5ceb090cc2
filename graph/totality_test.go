package graph_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"slices"
	"strings"
	"testing"

	gql "github.com/vektah/gqlparser/v2/ast"

	"sightline/ent"
	"sightline/ent/migrate"
	"sightline/graph"
	"sightline/graph/generated"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

func schema() *gql.Schema { return generated.NewExecutableSchema(generated.Config{}).Schema() }

// types are the objects and interfaces of the schema, without introspection, by name.
func types() []*gql.Definition {
	var all []*gql.Definition
	for name, definition := range schema().Types {
		if !strings.HasPrefix(name, "__") && (definition.Kind == gql.Object || definition.Kind == gql.Interface) {
			all = append(all, definition)
		}
	}
	slices.SortFunc(all, func(a, b *gql.Definition) int { return strings.Compare(a.Name, b.Name) })
	return all
}

func isRoot(name string) bool { return name == "Query" || name == "Mutation" || name == "Subscription" }

// TestEveryFieldHasARule: the guard that starts with the server covers the whole schema, and refuses to start when
// one rule is taken away or names nobody.
func TestEveryFieldHasARule(t *testing.T) {
	t.Parallel()
	guard, err := graph.Rules()
	if err != nil {
		t.Fatal(err)
	}
	counted := 0
	for _, definition := range types() {
		for _, field := range definition.Fields {
			if strings.HasPrefix(field.Name, "__") {
				continue
			}
			counted++
			if len(guard.Rule(definition.Name+"."+field.Name)) == 0 {
				t.Errorf("%s.%s has no rule", definition.Name, field.Name)
			}
		}
	}
	if all := len(guard.Coordinates()); all != counted {
		t.Errorf("the guard knows %d fields, the schema has %d", all, counted)
	}
	t.Logf("%d fields have a rule", counted)
}

func TestWithoutARuleThereIsNoServer(t *testing.T) {
	t.Parallel()
	field := func(directives ...*gql.Directive) *gql.Schema {
		return &gql.Schema{Types: map[string]*gql.Definition{"Note": {Kind: gql.Object, Name: "Note", Fields: gql.FieldList{
			{Name: "text", Directives: directives},
		}}}}
	}
	to := func(names ...string) *gql.Directive {
		value := &gql.Value{Kind: gql.ListValue}
		for _, name := range names {
			value.Children = append(value.Children, &gql.ChildValue{Value: &gql.Value{Raw: name}})
		}
		return &gql.Directive{Name: "visible", Arguments: gql.ArgumentList{{Name: "to", Value: value}}}
	}
	for name, broken := range map[string]*gql.Schema{
		"no directive": field(), "nobody": field(to()), "an unknown audience": field(to("SELF", "EVERYBODY")),
		"no argument": field(&gql.Directive{Name: "visible"}),
	} {
		if _, err := graph.NewGuard(broken); err == nil || !strings.Contains(err.Error(), "Note.text") {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if _, err := graph.NewGuard(field(to("SELF"))); err != nil {
		t.Errorf("a field with a rule: %v", err)
	}
}

// TestNarrowFieldsAreNullable: whoever may read some field of an object must get the object. So a field that cannot
// be null must be for everybody who can hold the object at all.
func TestNarrowFieldsAreNullable(t *testing.T) {
	t.Parallel()
	guard, err := graph.Rules()
	if err != nil {
		t.Fatal(err)
	}
	for _, definition := range types() {
		if isRoot(definition.Name) {
			continue
		}
		for _, field := range definition.Fields {
			rule := guard.Rule(definition.Name + "." + field.Name)
			wide := slices.Contains(rule, policy.Reached) || slices.Contains(rule, policy.SignedIn) ||
				slices.Contains(rule, policy.Public)
			if field.Type.NonNull && !wide {
				t.Errorf("%s.%s is only for %v and must be nullable", definition.Name, field.Name, rule)
			}
		}
	}
}

// TestInterfacesAreNoWayRound: a field may be asked for through an interface, and is then judged by the interface's
// rule. It must not be wider than that of any type behind it.
func TestInterfacesAreNoWayRound(t *testing.T) {
	t.Parallel()
	guard, err := graph.Rules()
	if err != nil {
		t.Fatal(err)
	}
	for _, definition := range types() {
		if definition.Kind != gql.Interface {
			continue
		}
		for _, implementer := range schema().PossibleTypes[definition.Name] {
			for _, field := range definition.Fields {
				wide, narrow := guard.Rule(definition.Name+"."+field.Name), guard.Rule(implementer.Name+"."+field.Name)
				if !slices.Equal(slices.Sorted(slices.Values(wide)), slices.Sorted(slices.Values(narrow))) {
					t.Errorf("%s.%s is for %v, %s.%s for %v", definition.Name, field.Name, wide, implementer.Name, field.Name,
						narrow)
				}
			}
		}
	}
}

// TestRootsAskForNothingReached: root fields are judged without an object, by who somebody is.
func TestRootsAskForNothingReached(t *testing.T) {
	t.Parallel()
	guard, err := graph.Rules()
	if err != nil {
		t.Fatal(err)
	}
	standing := []policy.Audience{
		policy.Public, policy.Arriving, policy.SignedIn, policy.Member, policy.Colleague, policy.HR,
		policy.HRAssistant, policy.Tech, policy.WorkAdmin,
	}
	for _, coordinate := range guard.Coordinates() {
		typeName, _, _ := strings.Cut(coordinate, ".")
		for _, audience := range guard.Rule(coordinate) {
			if isRoot(typeName) && !slices.Contains(standing, audience) {
				t.Errorf("%s is for %s, which a root field can never be", coordinate, audience)
			}
		}
	}
}

// TestEventsCarryNoObject: what a subscription sends has plain fields only. gqlgen would resolve an object with the
// rights of the moment of subscribing.
func TestEventsCarryNoObject(t *testing.T) {
	t.Parallel()
	for _, subscription := range schema().Types["Subscription"].Fields {
		for _, field := range schema().Types[subscription.Type.Name()].Fields {
			kind := schema().Types[field.Type.Name()].Kind
			if kind != gql.Scalar && kind != gql.Enum {
				t.Errorf("%s sends %s, which is an object", subscription.Name, field.Name)
			}
		}
	}
}

// TestEveryEntityHasAScope asks for the scope of each query that the client can make.
func TestEveryEntityHasAScope(t *testing.T) {
	t.Parallel()
	client := reflect.ValueOf(testkit.Empty(t).Store.Client()).Elem()
	scoped := 0
	for i := range client.NumField() {
		query := client.Field(i)
		if !client.Type().Field(i).IsExported() || !query.MethodByName("Query").IsValid() {
			continue
		}
		scoped++
		made := query.MethodByName("Query").Call(nil)[0].Interface()
		for _, persona := range []*policy.Viewer{policy.Nobody(), policy.Of(&ent.User{ID: "usr_x", LinePath: "usr_x/"})} {
			if err := policy.Scope(persona, made); err != nil {
				t.Errorf("%s: %v", client.Type().Field(i).Name, err)
			}
		}
	}
	if scoped != len(migrate.Tables) {
		t.Errorf("%d entities are scoped, there are %d tables", scoped, len(migrate.Tables))
	}
	if err := policy.Scope(policy.Nobody(), struct{}{}); err == nil {
		t.Error("an unknown entity has a scope")
	}
}

// TestNoStrayModels: inputs and entities belong to a domain. What gqlgen makes by itself is payloads and errors.
func TestNoStrayModels(t *testing.T) {
	t.Parallel()
	file, err := parser.ParseFile(token.NewFileSet(), "model/models_gen.go", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	known := []string{
		"AddedGuest", "CycleMailPreview", "MailText", "NoticePreview", "PageInfo", "Tick", "Audience", "AuthorShown",
		"Rehearsal",
		"RehearsalFinding", "RehearsedMails", "RehearsedTodos",
	}
	ast.Inspect(file, func(node ast.Node) bool {
		spec, ok := node.(*ast.TypeSpec)
		if !ok {
			return true
		}
		name := spec.Name.Name
		if !strings.HasSuffix(name, "Payload") && !strings.HasSuffix(name, "Error") && !slices.Contains(known, name) {
			t.Errorf("%s was generated into graph/model: bind it in gqlgen.yml", name)
		}
		return true
	})
}

// TestT06_InputsAreReviewed: what a client can set is a list in a file. A new field shows there as a difference.
func TestT06_InputsAreReviewed(t *testing.T) {
	t.Parallel()
	var fields []string
	for name, definition := range schema().Types {
		if definition.Kind != gql.InputObject {
			continue
		}
		for _, field := range definition.Fields {
			fields = append(fields, name+"."+field.Name+": "+field.Type.String())
		}
	}
	slices.Sort(fields)
	golden(t, "testdata/inputs.golden", strings.Join(fields, "\n")+"\n")
}
