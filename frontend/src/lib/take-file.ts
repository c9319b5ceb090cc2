import type { ProofDesk } from './proof.ts';
import { askForFile, type Problem } from './rest.ts';

/** Hands bytes over to the browser, which saves them under a name. */
function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/**
 * Takes a file along from one of the doors, after a fresh proof where one is asked for (T44). Resolves with what stood
 * in the way; null when the file was saved, or when the person did not want to prove that it is them.
 */
export async function takeFile(
  path: `/exports/${string}`,
  form: Record<string, string>,
  language: string,
  proof: ProofDesk,
): Promise<Problem | null> {
  const answer = await askForFile(path, form, language);
  if (answer.ok) {
    save(answer.value.file, answer.value.name);
    return null;
  }
  if (answer.problem.code !== 'REAUTH_REQUIRED') return answer.problem;
  return (await proof.ask()) ? takeFile(path, form, language, proof) : null;
}
