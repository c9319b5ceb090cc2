import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/address')({
  component: lazyRouteComponent(() => import('../features/door/address-page.tsx'), 'AddressPage'),
});
