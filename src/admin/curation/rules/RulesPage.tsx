import { useHotkey, useTranslation } from '@payloadcms/ui';
import { useEffect, useMemo, useState } from 'react';
import { fillText, untranslated, type LocalizedText } from '../../../domain/language.ts';
import { categoryPathIn } from '../../../domain/suitability/rules/categoryTree.ts';
import {
  nutrientOptions,
  ruleKinds,
  ruleTypes,
  setFields,
} from '../../../domain/suitability/rules/forms/ruleFields.ts';
import type { Draft, FormField, Option } from '../../../domain/suitability/rules/forms/formFields.ts';
import type { RuleNames } from '../../../domain/suitability/rules/sentences/ruleSentence.ts';
import { toLanguage } from '../../../i18n/language.ts';
import { Disclosure } from '../../fields/Disclosure.tsx';
import { DraftPanel } from './DraftPanel.tsx';
import { faultAt, faultsOf, faultsOfRule, newRule, rulesIn } from './editedRules.ts';
import { EffectPanel } from './EffectPanel.tsx';
import { Fields } from './forms/GroupedFields.tsx';
import { ruleCaseResults } from './ruleCaseResults.ts';
import { RuleItem } from './RuleItem.tsx';
import { texts } from './ruleTexts.ts';
import { useRuleDraft } from './useRuleDraft.ts';
import { useRuleReferences, type RuleReferences } from './useRuleReferences.ts';
import { VersionsPanel } from './VersionsPanel.tsx';

/** The rules of a diet: the draft with its state, the rules as sentences with their forms, the effect and the versions. */
export function RulesPage({ diet, empty }: { readonly diet: number; readonly empty: Draft }) {
  const { i18n } = useTranslation();
  const editing = useRuleDraft(diet, empty);
  const references = useRuleReferences();
  const [opened, setOpened] = useState<string>();
  const [removed, setRemoved] = useState<{ readonly rule: Draft; readonly at: number }>();
  const { content, isChanged, message, say, setContent, view } = editing;
  const rules = rulesIn(content);
  const names = useMemo(() => namesIn(references), [references]);
  const shared = { isReadOnly: false, optionsOf: useOptions(references), say };
  const faults = faultsOf(content, toLanguage(i18n.language));
  const results = rules.map((rule) => ruleCaseResults(rule, references.knowledge));
  const maySave = isChanged && !editing.isBusy && editing.theirs === undefined;
  const save = (): void => {
    if (maySave) void editing.save();
  };
  useLeaveWarning(isChanged);
  useHotkey({ keyCodes: ['s'], cmdCtrlKey: true, editDepth: 1 }, (event) => {
    event.preventDefault();
    save();
  });
  const setRules = (next: readonly Draft[]): void => {
    setContent({ ...content, rules: next });
  };
  const add = (rule: Draft, at: number): void => {
    setRules(rules.toSpliced(at, 0, rule));
    setOpened(String(rule['id']));
  };
  if (view === undefined) return <p role="status">{message?.text ?? say(texts.loading)}</p>;
  const isReady =
    faults.length === 0 &&
    results.every(({ failed, fault, hasRun }) => hasRun && fault === undefined && failed.size === 0);
  return (
    <>
      <DraftPanel editing={editing} faults={faults} isReady={isReady} names={names} view={view} />
      <section aria-labelledby="dc-rules-list" className="dc-panel">
        <h2 id="dc-rules-list">{fillText(say(texts.list), { count: rules.length })}</h2>
        <Disclosure
          className="dc-rules__set"
          needsAttention={faults.some(({ path: [first] }) => first !== 'rules')}
          summary={say(texts.about)}
        >
          <Fields
            draft={content}
            faultOf={(field) => faultAt(faults, { field, fields: setFields })}
            fields={setFields}
            onChange={setContent}
            {...shared}
          />
        </Disclosure>
        {rules.length === 0 ? <p>{say(texts.empty)}</p> : null}
        <ol className="dc-rules__list">
          {rules.map((rule, at) => (
            <RuleItem
              copy={() => {
                add({ ...rule, id: newRule(kindOf(rule), rules)['id'] }, at + 1);
              }}
              faults={faultsOfRule(faults, at)}
              isOpen={opened === rule['id']}
              key={String(rule['id'])}
              names={names}
              onChange={(next) => {
                setRules(rules.with(at, next));
              }}
              remove={() => {
                setRules(rules.toSpliced(at, 1));
                setRemoved({ rule, at });
              }}
              results={results[at]}
              rule={rule}
              toggle={() => {
                setOpened(opened === rule['id'] ? undefined : String(rule['id']));
              }}
              {...shared}
            />
          ))}
        </ol>
        {removed === undefined ? null : (
          <p role="status">
            {say(texts.removedRule)}{' '}
            <button
              className="dc-button"
              onClick={() => {
                add(removed.rule, removed.at);
                setRemoved(undefined);
              }}
              type="button"
            >
              {say(texts.undo)}
            </button>
          </p>
        )}
        <AddRule
          add={(type) => {
            add(newRule(type, rules), rules.length);
          }}
          say={say}
        />
        {isChanged ? (
          <p className="dc-buttons">
            <button className="dc-button dc-button--main" disabled={!maySave} onClick={save} type="button">
              {say(texts.save)}
            </button>
          </p>
        ) : null}
      </section>
      <EffectPanel content={content} say={say} send={editing.send} />
      <VersionsPanel editing={editing} key={view.version} version={view.version} />
    </>
  );
}

function AddRule({
  add,
  say,
}: {
  readonly add: (type: (typeof ruleTypes)[number]) => void;
  readonly say: (text: LocalizedText) => string;
}) {
  const [type, setType] = useState<(typeof ruleTypes)[number]>('nutrient');
  return (
    <form
      className="dc-buttons"
      onSubmit={(event) => {
        event.preventDefault();
        add(type);
      }}
    >
      <select
        aria-label={say(texts.kind)}
        onChange={(event) => {
          setType(ruleTypes.find((one) => one === event.target.value) ?? type);
        }}
        value={type}
      >
        {ruleTypes.map((one) => (
          <option key={one} value={one}>
            {say(ruleKinds[one].name)}
          </option>
        ))}
      </select>
      <button className="dc-button" type="submit">
        {say(texts.addRule)}
      </button>
    </form>
  );
}

function kindOf(rule: Draft): (typeof ruleTypes)[number] {
  return ruleTypes.find((type) => type === rule['type']) ?? 'nutrient';
}

function namesIn({ allergens, categories }: RuleReferences): RuleNames {
  return {
    category: (slug) => categories.get(slug) ?? untranslated(slug),
    allergen: (slug) => allergens.get(slug) ?? untranslated(slug),
  };
}

/** The options of a field. A category is shown with all above it, so that a search for these finds it, too. */
function useOptions(references: RuleReferences): (field: FormField) => readonly Option[] {
  return useMemo(() => {
    const { allergens, categories, knowledge } = references;
    const parents = knowledge?.parents ?? new Map<string, string | null>();
    const pathName = (slug: string): LocalizedText => {
      const path = (categoryPathIn(parents, slug) ?? [slug]).map((one) => categories.get(one));
      return {
        ko: path.map((name) => name?.ko ?? slug).join(' › '),
        en: path.map((name) => name?.en ?? slug).join(' › '),
      };
    };
    const ofCategories = [...categories.keys()]
      .map((value) => ({ value, name: pathName(value) }))
      .toSorted((one, other) => one.name.ko.localeCompare(other.name.ko, 'ko'));
    const ofAllergens = [...allergens].map(([value, name]) => ({ value, name }));
    return (field) => {
      if (field.kind === 'figures') return nutrientOptions;
      if (!('options' in field)) return [];
      if (typeof field.options !== 'string') return field.options;
      return field.options === 'allergens' ? ofAllergens : ofCategories;
    };
  }, [references]);
}

/** The browser asks before a page with changes that are not saved is left. */
function useLeaveWarning(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return undefined;
    const warn = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, [isChanged]);
}
