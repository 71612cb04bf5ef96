import { Field, MessageBar, MessageBarBody, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { Cadence } from '../../src/meetings/rules/year-plan/plan.ts';
import type { YearPlanBody, YearPlanView } from '../../src/meetings/schema-year-plan.ts';
import { yearPlanScreenText } from '../../src/text/tabs/year-plan.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { useChange } from '../shell/use-api.ts';
import { CadenceFields } from './cadence-fields.tsx';
import {
  blankCadence,
  type CadenceFault,
  faultOfCadence,
  saveBody,
  type WhenKind,
  whenOf,
  wishesWith,
} from './draft-plan.ts';
import { WhenFields } from './when-fields.tsx';

/** When one body wants to meet. Saving keeps the wish; dates come when a proposal is made. */
export function WishDialog({ plan, body, onClose }: { plan: YearPlanView; body: YearPlanBody; onClose: () => void }) {
  const text = useText(yearPlanScreenText).form;
  const { api, at } = useApp();
  const [draft, setDraft] = useState<Cadence>(body.cadence ?? body.suggested ?? { ...blankCadence(), ...body.habits });
  const [planned, setPlanned] = useState(body.cadence !== null || plan.version === 0);
  const [fault, setFault] = useState<CadenceFault | null>(null);
  const others = plan.bodies.filter(({ bodyId }) => bodyId !== body.bodyId);
  const save = useChange((cadence: Cadence | null) =>
    api.put<YearPlanView>(at(`/year-plans/${plan.schoolYear}`), saveBody(plan, wishesWith(plan, body.bodyId, cadence))),
  );
  const choose = (kind: WhenKind) => {
    setPlanned(kind !== 'none');
    if (kind === 'none' || kind === draft.when.kind) return;
    const stuurgroep = others.find((one) => one.kind === 'stuurgroep') ?? others[0];
    setDraft({ ...draft, when: whenOf(kind, stuurgroep?.bodyId ?? '') });
  };
  const submit = () => {
    const found = planned ? faultOfCadence(draft) : null;
    setFault(found);
    if (!found) save.mutate(planned ? draft : null, { onSuccess: onClose });
  };
  return (
    <ConfirmDialog
      title={text.title(body.name)}
      confirm={text.save}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onConfirm={submit}
    >
      <Field label={text.when}>
        <RadioGroup value={planned ? draft.when.kind : 'none'} onChange={(_, { value }) => choose(value as WhenKind)}>
          <Radio value="spread" label={text.spread} />
          <Radio value="months" label={text.months} />
          <Radio value="before" label={text.before} disabled={others.length === 0} />
          <Radio value="none" label={text.none} />
        </RadioGroup>
      </Field>
      {planned && (
        <>
          <WhenFields when={draft.when} others={others} onChange={(when) => setDraft({ ...draft, when })} />
          <CadenceFields cadence={draft} rooms={plan.rooms} onChange={setDraft} />
        </>
      )}
      {fault && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{text[fault]}</MessageBarBody>
        </MessageBar>
      )}
    </ConfirmDialog>
  );
}
