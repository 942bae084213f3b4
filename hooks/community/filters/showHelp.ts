import type { FieldHook } from 'payload';
import { helpNotice, type HelpNotice } from '../../../src/services/community/filters/help.ts';

/** A kind notice with telephone numbers, in the answer for somebody who has just written in distress. */
export const showHelp: FieldHook = ({ req }): HelpNotice | undefined => helpNotice(req);
