/** A web process on DATABASE_URL. Tests kill it. */
import { getPayload } from 'payload';
import { pino } from 'pino';
import config from '../../payload.config.ts';
import { serve } from './server.ts';

const payload = await getPayload({ config });
const { url } = await serve({ payload, log: pino({ level: 'silent' }) });
process.send?.(url);
process.once('disconnect', () => process.exit(0));
