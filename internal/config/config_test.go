package config_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"sightline/internal/config"
)

func parse(t *testing.T, args ...string) (*config.Commands, error) {
	t.Helper()
	return config.Parse(args, io.Discard)
}

func TestServeReadsFlags(t *testing.T) {
	t.Parallel()
	got, err := parse(t, "serve", "--listen", "0.0.0.0:9000", "--data", "/srv/x", "--public-url", "https://x.example/",
		"--trusted-proxies", "10.0.0.0/8,192.0.2.7,::1", "--sample")
	if err != nil {
		t.Fatal(err)
	}
	s := got.Serve
	if got.Chosen != "serve" || s.Listen != "0.0.0.0:9000" || s.Data != "/srv/x" || !s.Sample ||
		s.Public.String() != "https://x.example" || len(s.Proxies) != 3 || s.Proxies[1].String() != "192.0.2.7/32" {
		t.Fatalf("%+v", s)
	}
}

func TestWithoutPublicURLTheListeningAddressCounts(t *testing.T) {
	t.Parallel()
	for listen, want := range map[string]string{
		"127.0.0.1:8080": "http://127.0.0.1:8080", ":8080": "http://127.0.0.1:8080",
		"0.0.0.0:81": "http://127.0.0.1:81", "[::1]:8080": "http://[::1]:8080",
	} {
		got, err := parse(t, "serve", "--listen", listen)
		if err != nil || got.Serve.Public.String() != want {
			t.Errorf("%s: %v, %v", listen, got, err)
		}
	}
}

func TestEveryFlagIsAVariableToo(t *testing.T) {
	t.Setenv("SIGHTLINE_LISTEN", "127.0.0.1:7001")
	t.Setenv("SIGHTLINE_DATA", "/srv/env")
	t.Setenv("SIGHTLINE_PUBLIC_URL", "https://env.example")
	t.Setenv("SIGHTLINE_SMTP_URL", "smtp://mail.example:25")
	t.Setenv("SIGHTLINE_SAMPLE", "true")
	t.Setenv("SIGHTLINE_SAMPLE_PASSWORD", "four quiet herons")
	t.Setenv("SIGHTLINE_TRUSTED_PROXIES", "10.0.0.0/8")
	t.Setenv("SIGHTLINE_ALLOWED_ORIGINS", "https://a.example,https://b.example")
	t.Setenv("SIGHTLINE_ADMIN_EMAIL", "ada@aldersund.example")
	t.Setenv("SIGHTLINE_ADMIN_NAME", "Ada")
	t.Setenv("SIGHTLINE_COMPANY", "Aldersund")
	t.Setenv("SIGHTLINE_COMPANY_DOMAINS", "aldersund.example")
	got, err := parse(t, "serve")
	if err != nil {
		t.Fatal(err)
	}
	s := got.Serve
	texts := strings.Join(append(append([]string{
		s.Listen, s.Data, s.PublicURL, s.SMTPURL, s.SamplePassword, s.AdminEmail, s.AdminName, s.Company,
	}, s.AllowedOrigins...), s.CompanyDomains...), "|")
	want := "127.0.0.1:7001|/srv/env|https://env.example|smtp://mail.example:25|four quiet herons|" +
		"ada@aldersund.example|Ada|Aldersund|https://a.example|https://b.example|aldersund.example"
	if texts != want || !s.Sample || len(s.Proxies) != 1 {
		t.Fatal(texts)
	}
}

func TestWhatCannotBeUnderstoodIsOneClearLine(t *testing.T) {
	t.Parallel()
	for line, names := range map[string]string{
		"serve --nonsense":                   "--nonsense",
		"fly":                                "fly",
		"serve --listen nowhere":             "--listen",
		"serve --public-url ftp://x.example": "--public-url",
		"serve --public-url https://x.example/app":      "--public-url",
		"serve --public-url https://user@x.example":     "--public-url",
		"serve --public-url x.example":                  "--public-url",
		"serve --trusted-proxies here":                  "--trusted-proxies",
		"serve --allowed-origins *":                     "--allowed-origins",
		"serve --allowed-origins https://x.example/app": "--allowed-origins",
		"backup": "file",
		"":       "serve",
	} {
		_, err := parse(t, strings.Fields(line)...)
		if err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), names) {
			t.Errorf("%q: %v", line, err)
		}
	}
}

func TestHelpIsNoFailure(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	_, err := config.Parse([]string{"serve", "--help"}, &out)
	if !errors.Is(err, config.ErrHelp) || !strings.Contains(out.String(), "SIGHTLINE_PUBLIC_URL") {
		t.Fatalf("%v\n%s", err, out.String())
	}
}

func TestBackupAndVersion(t *testing.T) {
	t.Parallel()
	got, err := parse(t, "backup", "--data", "/srv/x", "copy.db")
	if err != nil || got.Chosen != "backup" || got.Backup.Data != "/srv/x" || got.Backup.File != "copy.db" {
		t.Fatalf("%+v, %v", got, err)
	}
	if got, err = parse(t, "version"); err != nil || got.Chosen != "version" {
		t.Fatalf("%+v, %v", got, err)
	}
}
