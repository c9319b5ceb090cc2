/**
 * The only two widths at which the layout changes, for the theme and for the style sheets alike: style sheets write
 * `@media (--phone)` and `(--one-column)`, the build fills them in.
 */
export const breakpoints = { phone: '51.25em', 'one-column': '61.25em' };
