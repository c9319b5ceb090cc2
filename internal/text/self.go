package text

// own are the sentences about what reviewees write about themselves: %[1]s is the cycle.
var own = map[string]entry{
	"todo.write_self_assessment.title":     {"Write your own view of yourself", "Schreib, wie du dich selbst siehst"},
	"todo.write_self_assessment.reason":    {"Because “%[1]s” also asks you about yourself.", "Weil „%[1]s“ auch dich nach dir fragt."},
	"todo.write_self_assessment.otherwise": {"If you do not, only the others' view is read.", "Sonst wird nur gelesen, wie andere dich sehen."},

	"todo.write_self_assessment.begun.title":     {"Go on with your own view of yourself", "Schreib weiter, wie du dich selbst siehst"},
	"todo.write_self_assessment.begun.reason":    {"Because you have begun it and not handed it in.", "Weil du es begonnen und nicht abgegeben hast."},
	"todo.write_self_assessment.begun.otherwise": {"Until you hand it in, only you can read it.", "Bis du es abgibst, kannst nur du es lesen."},

	"state.self_early":  {"Writing has not begun yet.", "Es kann noch nicht geschrieben werden."},
	"state.self_over":   {"The feedback about you has been released, or the cycle is over.", "Das Feedback über dich ist freigegeben oder der Zyklus vorbei."},
	"state.self_reopen": {"This was not handed in.", "Das ist nicht abgegeben."},
}
