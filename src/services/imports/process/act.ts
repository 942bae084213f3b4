import type { PayloadRequest } from 'payload';
import { readImport, type ImportRow } from '../../../database/imports/foodImports.ts';
import { saveMapping } from '../../../database/imports/mappings.ts';
import { localized, type LocalizedText } from '../../../domain/language.ts';
import type { ImportSettings } from '../../../domain/imports/settings/settings.ts';
import {
  actionNames,
  actionsIn,
  importStates,
  type ImportAction,
  type ImportState,
} from '../../../domain/imports/process/states.ts';
import { Problem } from '../../../errors/problem.ts';
import { toLanguage } from '../../../i18n/language.ts';
import { runIn } from '../../../queue/runSql.ts';
import { recordWork } from '../../accounts/audit/recordWork.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { answerFaults } from './inspect.ts';
import { keptDays, takeStepOn } from './steps.ts';

/**
 * Does what a dietitian asks of an import, and records it in the audit log.
 *
 * @returns its next state
 * @throws {Problem} `not_found`, `import_state`, `import_pruned`, `import_of_command`, `preset_needed`, `question_open`,
 *   `unknown_question`, `unknown_value`
 */
export async function actOnImport(
  req: PayloadRequest,
  {
    id,
    action,
    settings,
  }: { id: number; action: Exclude<ImportAction, 'delete'>; settings?: ImportSettings },
): Promise<ImportState> {
  return inTransaction(req, async () => {
    const run = runIn(req);
    const row = await readImport(run, id, { lock: true });
    if (row === undefined) throw new Problem('not_found');
    if (!actionsIn(row.state).includes(action)) throw wrongState(req, row);
    if (!actionsIn(row.state, row.origin).includes(action)) throw new Problem('import_of_command');
    if (row.pruned_at !== null) throw new Problem('import_pruned', { parameters: { days: keptDays } });
    if (action === 'preview') refuseOpenSettings(req, row, settings);
    const state = await takeStepOn(run, row, action, settings === undefined ? {} : { settings });
    if (state === undefined) throw wrongState(req, row);
    const mapping = settings?.mapping;
    if (mapping?.name !== undefined) await saveMapping(run, mapping.name, mapping);
    await recordWork(req, {
      action: 'update',
      collection: 'food-imports',
      documents: [id],
      changed: settings === undefined ? ['state'] : ['settings', 'state'],
    });
    return state;
  });
}

/** The refusal of an action in a state that does not allow it, with what it allows. */
export function wrongState(
  req: PayloadRequest,
  { state, origin }: Pick<ImportRow, 'state' | 'origin'>,
): Problem {
  const language = toLanguage(req.i18n.language);
  const actions = actionsIn(state, origin);
  return new Problem('import_state', {
    field: 'state',
    parameters: {
      state: importStates[state][language],
      possible: actions.map((action) => actionNames[action][language]).join(', ') || nothing[language],
    },
    current: { state, actions },
  });
}

const nothing: LocalizedText = localized((language) => ({ ko: '없음', en: 'nothing' })[language]);

/** A preview needs a preset or a mapping, and an answer to each question of these settings and to no other. */
function refuseOpenSettings(req: PayloadRequest, row: ImportRow, settings: ImportSettings | undefined): void {
  const chosen = settings ?? row.settings;
  if (chosen === null) throw new Problem('preset_needed', { field: 'settings.preset' });
  const { open, stray } = answerFaults(row, chosen);
  if (stray !== undefined) {
    throw new Problem(stray.stray === 'id' ? 'unknown_question' : 'unknown_value', {
      field: `settings.answers.${stray.id}`,
      parameters: { allowed: stray.known.join(', ') || '-' },
    });
  }
  if (open === undefined) return;
  throw new Problem('question_open', {
    field: `settings.answers.${open.id}`,
    parameters: { question: open.text[toLanguage(req.i18n.language)] },
  });
}
