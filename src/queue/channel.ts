/**
 * The channel that announces the names of new jobs. Agenda's default differs from the documentation of its PostgreSQL
 * backend, so the name is defined here for both sides.
 */
export const jobsChannel = 'diningcoach_jobs';
