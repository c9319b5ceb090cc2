import type { Client } from '@urql/core';
import { ProjectQuery } from './project-query.ts';
import { ProjectsQuery } from './projects-query.ts';
import { ReviewSettingsQuery } from './review-settings-query.ts';
import { WorkQuery } from './work-query.ts';

/** Starts the question of the list. */
export async function loadProjects(client: Client): Promise<void> {
  await client.query(ProjectsQuery, { search: '', after: null, archived: false }).toPromise();
}

/** Starts the question of one project. */
export async function loadProject(client: Client, id: string): Promise<void> {
  await client.query(ProjectQuery, { id, after: null }).toPromise();
}

/** Starts the question of one work review. */
export async function loadWork(client: Client, id: string): Promise<void> {
  await client.query(WorkQuery, { id }).toPromise();
}

/** Starts the question of the settings. */
export async function loadReviewSettings(client: Client): Promise<void> {
  await client.query(ReviewSettingsQuery, {}).toPromise();
}
