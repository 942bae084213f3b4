import type { EmailAdapter } from 'payload';

/**
 * A mail adapter for Payload that refuses every mail. Mails are jobs, enqueued in the transaction that causes them. A
 * mail sent inside a request keeps its transaction open until the mail server answers.
 */
export const jobsSendMail: EmailAdapter = () => ({
  name: 'jobs',
  defaultFromAddress: 'no-reply@diningcoach.example',
  defaultFromName: 'DiningCoach',
  sendEmail: () => Promise.reject(new Error('Mails are sent by the send-email job; enqueue one.')),
});
