import { Outlet, createRootRouteWithContext } from '@tanstack/react-router';
import type { Services } from '../lib/services.tsx';

export const Route = createRootRouteWithContext<{ services: Services }>()({ component: Outlet });
