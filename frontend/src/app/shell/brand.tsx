import { Link } from '@tanstack/react-router';
import classes from './shell.module.css';

/** The mark: a line down a margin, round the corner, into a reader. */
export function Brand() {
  return (
    <Link to="/" className={classes.brand}>
      <svg
        width="26"
        height="18"
        viewBox="0 0 26 18"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
      >
        <path d="M2 1v7.500a6 6 0 006 6h7" />
        <circle cx="20" cy="14.500" r="3" fill="currentColor" stroke="none" />
      </svg>
      Sightline
    </Link>
  );
}
