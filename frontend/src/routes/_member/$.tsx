import { createFileRoute, notFound } from '@tanstack/react-router';

/** Every other address: not found inside the shell, after logging in, exactly like what one may not see. */
export const Route = createFileRoute('/_member/$')({
  beforeLoad: () => {
    throw notFound();
  },
});
