import { eraseTraces } from '../../src/services/community/erasure/eraseTraces.ts';
import type { JobHandler } from '../engine/handler.ts';
import type { eraseTracesJob } from './eraseTraces.ts';

export const handle: JobHandler<typeof eraseTracesJob> = ({ req, ids }) => eraseTraces(req, ids);
