package notify_test

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"

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

func TestManyAreWokenOneHundredAfterTheOther(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		hub := notify.NewHub()
		var everybody []string
		var all []<-chan struct{}
		for n := range 250 {
			id := fmt.Sprintf("usr_%d", n)
			news, end := hub.Subscribe(id)
			defer end()
			everybody, all = append(everybody, id), append(all, news)
		}
		began := time.Now()
		hub.Wake(everybody...)
		for n, news := range all {
			<-news
			if waited, want := time.Since(began), time.Duration(n/100)*25*time.Millisecond; waited != want {
				t.Fatalf("the %dth was woken after %s instead of %s", n+1, waited, want)
			}
		}
	})
}
