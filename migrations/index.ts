import * as baseline from './000001_baseline.ts';
import * as search from './000002_search.ts';
import * as suitability from './000003_suitability.ts';
import * as jobs from './000004_jobs.ts';
import * as personalData from './000005_personal_data.ts';
import * as starterRules from './000006_starter_rules.ts';
import * as starterIngredients from './000007_starter_ingredients.ts';
import * as searchIndex from './000008_search_index.ts';
import * as orderedFoods from './000009_ordered_foods.ts';
import * as idempotencyKeys from './000010_idempotency_keys.ts';
import * as files from './000011_files.ts';
import * as mealLists from './000012_meal_lists.ts';
import * as retriesAndReadiness from './000013_retries_and_readiness.ts';
import * as ruleSetVersions from './000014_rule_set_versions.ts';
import * as mailedTokens from './000015_mailed_tokens.ts';
import * as sessions from './000016_sessions.ts';
import * as socialSignIn from './000017_social_sign_in.ts';
import * as lawfulness from './000018_lawfulness.ts';
import * as usernames from './000019_usernames.ts';
import * as auditLog from './000020_audit_log.ts';
import * as community from './000022_community.ts';
import * as reactions from './000023_reactions.ts';
import * as feeds from './000024_feeds.ts';
import * as anonymity from './000025_anonymity.ts';
import * as moderation from './000026_moderation.ts';
import * as notifications from './000027_notifications.ts';
import * as filters from './000028_filters.ts';
import * as passkeys from './000029_passkeys.ts';
import * as moderators from './000030_moderators.ts';
import * as pushPauses from './000031_push_pauses.ts';
import * as likeWrites from './000032_like_writes.ts';
import * as foodImports from './000033_food_imports.ts';
import * as importProcess from './000034_import_process.ts';
import * as sharedBarcodes from './000036_shared_barcodes.ts';
import * as foodMerges from './000037_food_merges.ts';
import * as groupExamples from './000038_import_group_examples.ts';
import * as documentChanges from './000040_document_changes.ts';
import * as ruleDrafts from './000041_rule_drafts.ts';
import * as foodFacts from './000042_food_facts.ts';
import * as patients from './000046_patients.ts';
import { beforeBaseline } from './beforeBaseline.ts';
import { objectsBeforeBaseline } from './objectsBeforeBaseline.ts';

/** In the order in which they are run; a migration that has landed is never edited. */
export const migrations = [
  {
    name: '000001_baseline',
    up: baseline.up,
    down: baseline.down,
    replaces: beforeBaseline,
    replacedObjects: objectsBeforeBaseline,
  },
  { name: '000002_search', up: search.up, down: search.down },
  { name: '000003_suitability', up: suitability.up, down: suitability.down },
  { name: '000004_jobs', up: jobs.up, down: jobs.down },
  { name: '000005_personal_data', up: personalData.up, down: personalData.down },
  { name: '000006_starter_rules', up: starterRules.up, down: starterRules.down },
  { name: '000007_starter_ingredients', up: starterIngredients.up, down: starterIngredients.down },
  { name: '000008_search_index', up: searchIndex.up, down: searchIndex.down },
  { name: '000009_ordered_foods', up: orderedFoods.up, down: orderedFoods.down },
  { name: '000010_idempotency_keys', up: idempotencyKeys.up, down: idempotencyKeys.down },
  { name: '000011_files', up: files.up, down: files.down },
  { name: '000012_meal_lists', up: mealLists.up, down: mealLists.down },
  { name: '000013_retries_and_readiness', up: retriesAndReadiness.up, down: retriesAndReadiness.down },
  { name: '000014_rule_set_versions', up: ruleSetVersions.up, down: ruleSetVersions.down },
  { name: '000015_mailed_tokens', up: mailedTokens.up, down: mailedTokens.down },
  { name: '000016_sessions', up: sessions.up, down: sessions.down },
  { name: '000017_social_sign_in', up: socialSignIn.up, down: socialSignIn.down },
  { name: '000018_lawfulness', up: lawfulness.up, down: lawfulness.down },
  { name: '000019_usernames', up: usernames.up, down: usernames.down },
  { name: '000020_audit_log', up: auditLog.up, down: auditLog.down },
  { name: '000022_community', up: community.up, down: community.down },
  { name: '000023_reactions', up: reactions.up, down: reactions.down },
  { name: '000024_feeds', up: feeds.up, down: feeds.down },
  { name: '000025_anonymity', up: anonymity.up, down: anonymity.down },
  { name: '000026_moderation', up: moderation.up, down: moderation.down },
  { name: '000027_notifications', up: notifications.up, down: notifications.down },
  { name: '000028_filters', up: filters.up, down: filters.down },
  { name: '000029_passkeys', up: passkeys.up, down: passkeys.down },
  { name: '000030_moderators', up: moderators.up, down: moderators.down },
  { name: '000031_push_pauses', up: pushPauses.up, down: pushPauses.down },
  { name: '000032_like_writes', up: likeWrites.up, down: likeWrites.down },
  { name: '000033_food_imports', up: foodImports.up, down: foodImports.down },
  { name: '000034_import_process', up: importProcess.up, down: importProcess.down },
  { name: '000036_shared_barcodes', up: sharedBarcodes.up, down: sharedBarcodes.down },
  { name: '000037_food_merges', up: foodMerges.up, down: foodMerges.down },
  { name: '000038_import_group_examples', up: groupExamples.up, down: groupExamples.down },
  { name: '000040_document_changes', up: documentChanges.up, down: documentChanges.down },
  { name: '000041_rule_drafts', up: ruleDrafts.up, down: ruleDrafts.down },
  { name: '000042_food_facts', up: foodFacts.up, down: foodFacts.down },
  { name: '000046_patients', up: patients.up, down: patients.down },
];
