import classes from './icon.module.css';

const shapes = {
  done: <path d="M3.5 9.5l3.5 3.5 7.5-8" />,
  open: <circle cx="9" cy="9" r="6" />,
  begun: (
    <>
      <circle cx="9" cy="9" r="6" />
      <path d="M9 3a6 6 0 010 12z" fill="currentColor" />
    </>
  ),
  complete: <circle cx="9" cy="9" r="6" fill="currentColor" />,
  attention: (
    <>
      <path d="M9 2.8L16 15H2z" />
      <path d="M9 7.5v3.4M9 12.9v.1" />
    </>
  ),
  stopped: (
    <>
      <circle cx="9" cy="9" r="6.2" />
      <path d="M5 13L13 5" />
    </>
  ),
  waiting: (
    <>
      <circle cx="9" cy="9" r="6.4" />
      <path d="M9 5.4V9l2.4 1.6" />
    </>
  ),
  note: (
    <>
      <circle cx="9" cy="9" r="6.6" />
      <path d="M9 8.4v4M9 5.6v.1" />
    </>
  ),
  plus: <path d="M9 4v10M4 9h10" />,
  close: <path d="M4.500 4.500l9 9M13.500 4.500l-9 9" />,
  up: <path d="M9 14V4M4.500 8.500L9 4l4.500 4.500" />,
  down: <path d="M9 4v10M4.500 9.500L9 14l4.500-4.500" />,
  back: <path d="M14 9H4M8.500 4.500L4 9l4.500 4.500" />,
  search: (
    <>
      <circle cx="8" cy="8" r="4.6" />
      <path d="M11.5 11.5L15 15" />
    </>
  ),
};

/** The names of the drawn icons; each state has one besides its colour and its word. */
export type IconName = keyof typeof shapes;

/** One drawn sign, 18 px, in the colour of the text around it; always beside a word, so it is silent. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={classes.icon} viewBox="0 0 18 18" aria-hidden="true">
      {shapes[name]}
    </svg>
  );
}
