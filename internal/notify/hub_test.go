package notify_test

import (
	"testing"

	"sightline/internal/notify"
)

func TestBurstsBecomeOneWakeUp(t *testing.T) {
	t.Parallel()
	hub := notify.NewHub()
	news, end := hub.Subscribe("usr_a")
	defer end()
	hub.Wake("usr_a", "usr_b")
	hub.Wake("usr_a")
	<-news
	select {
	case <-news:
		t.Fatal("two wake-ups for one burst")
	default:
	}
}

func TestWhoLeftIsNotWoken(t *testing.T) {
	t.Parallel()
	hub := notify.NewHub()
	news, end := hub.Subscribe("usr_a")
	end()
	hub.Wake("usr_a")
	select {
	case <-news:
		t.Fatal("woken after leaving")
	default:
	}
	if hub.Waiting() {
		t.Fatal("somebody still waits")
	}
}
