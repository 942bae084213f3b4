/**
 * The channel on which the names of new jobs are announced. Agenda's own default differs from what its PostgreSQL
 * backend documents, so it is named here once, for those who notify and those who listen.
 */
export const jobsChannel = 'diningcoach_jobs';
