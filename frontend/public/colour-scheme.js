// Runs before the first paint, so that a reader who chose dark never sees a light flash.
(() => {
  let chosen = null;
  try {
    chosen = window.localStorage.getItem('sightline.colour-scheme');
  } catch {
    chosen = null;
  }
  const dark =
    chosen === 'dark' || (chosen !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
