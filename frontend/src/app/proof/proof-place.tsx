import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useServices } from '../../lib/services.tsx';

const ProofDialog = lazy(async () => ({ default: (await import('./proof-dialog.tsx')).ProofDialog }));

/** Where the app asks for a fresh proof when an act needs one (T44). */
export function ProofPlace() {
  const { proof } = useServices();
  const wanted = useSyncExternalStore(proof.subscribe, proof.wanted);
  return <Suspense>{wanted && <ProofDialog onAnswer={(proved) => proof.answer(proved)} />}</Suspense>;
}
