package identity

// Kept returns how many tallies the service keeps of tries.
func Kept(s *Service) int { return len(s.limiter.kept) + len(s.devices.kept) }

// Narrow lets the service keep fewer tallies, so that a test can fill them.
func Narrow(s *Service, most int) { s.limiter.most, s.devices.most = most, most }
