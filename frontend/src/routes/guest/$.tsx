import { createFileRoute, notFound } from '@tanstack/react-router';

/** Every other address of a guest: not found inside their shell. */
export const Route = createFileRoute('/guest/$')({
  beforeLoad: () => {
    throw notFound();
  },
});
