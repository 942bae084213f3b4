import type { Endpoint } from 'payload';
import { againEndpoint } from './again.ts';
import { actionEndpoints } from './actions.ts';
import { categoryEndpoints } from './categories.ts';
import { reportEndpoints } from './report.ts';
import { uploadEndpoint } from './upload.ts';

export const importEndpoints: Endpoint[] = [
  uploadEndpoint,
  againEndpoint,
  ...actionEndpoints,
  ...reportEndpoints,
  ...categoryEndpoints,
];
