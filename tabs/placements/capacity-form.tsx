import { Button, MessageBar, MessageBarBody, makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { halfOfTeachers } from '../../src/placements/rules/capacity.ts';
import type { AnswerCapacityBody, CapacityForm } from '../../src/placements/schema.ts';
import { clockTime, list, longDate } from '../../src/text/format.ts';
import { capacityWarningText, placementsCopy } from '../../src/text/placements.ts';
import { placementsRefusals } from '../../src/text/placements-refusals.ts';
import { delegationText } from '../../src/text/tabs/delegation.ts';
import { phasesText } from '../../src/text/tabs/phases.ts';
import { capacityText, placementsText } from '../../src/text/tabs/placements.ts';
import { schoolGridText } from '../../src/text/tabs/school-grid.ts';
import { localDate } from '../../src/time/local.ts';
import { ApiError } from '../api.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Refused } from '../shell/states.tsx';
import { To } from '../shell/to.tsx';
import { useChange } from '../shell/use-api.ts';
import { capacityBody, type DraftOffer, draftOffers, type TypedFault, typedFault, typedTotal } from './draft-offers.ts';
import { AnswerHistory, GivenFigures } from './given-answer.tsx';
import { CapField, OfferFields, TypedFaultBar } from './offer-fields.tsx';
import { RequestForm } from './phases/request-form.tsx';
import { Requests } from './phases/requests.tsx';

const useStyles = makeStyles({
  title: { margin: 0, overflowWrap: 'anywhere' },
  form: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalM },
});

/** One board's figures for one round: filled in here, changeable until the deadline. */
export function CapacityFormPanel({ form }: { form: CapacityForm }) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(capacityText);
  const words = useText(placementsText);
  const grid = useText(schoolGridText);
  const school = useText(delegationText);
  const { language } = useApp();
  const late = useText(phasesText);
  const [sent, setSent] = useState(false);
  const [requesting, request] = useState(false);
  const until = `${longDate(form.deadline, language)}, ${clockTime(form.deadline, language)}`;
  return (
    <section className={panel.panel} aria-label={text.title(form.boardName)}>
      <Title3 as="h2" className={styles.title}>
        {text.title(form.boardName)}
      </Title3>
      <Text>
        {words.roundName(form.schoolYear, form.period)}. {form.mayAnswer && !form.notNow && text.changeUntil(until)}
      </Text>
      {form.explanation && <Text>{form.explanation}</Text>}
      {form.school && <Text>{school.forSchool(form.school.boardName)}</Text>}
      {form.school && form.school.overruled.length > 0 && (
        <Text>{school.overruled(form.school.boardName, list(form.school.overruled, language))}</Text>
      )}
      <FilledBy form={form} />
      {!form.school && form.schools > 1 && (
        <div>
          <To address={`/tab/plaatsing/ronde/${form.roundId}/bestuur/${form.boardId}/scholen`}>{grid.open}</To>
        </div>
      )}
      {form.notNow && <Text>{placementsRefusals[language][form.notNow.code]?.(form.notNow.facts)}</Text>}
      {(!form.mayAnswer || form.notNow) && <GivenFigures form={form} />}
      {form.mayRequest && !requesting && (
        <div>
          <Button onClick={() => request(true)}>{late.request}</Button>
        </div>
      )}
      {requesting && <RequestForm form={form} onDone={() => request(false)} />}
      {form.mayRequest && <Requests roundId={form.roundId} boardId={form.boardId} />}
      {form.mayAnswer && !form.notNow && (
        <FigureForm key={form.answeredAt ?? ''} form={form} sent={sent} onSent={setSent} />
      )}
      {!form.school && form.answeredAt !== null && <AnswerHistory key={form.answeredAt} form={form} />}
    </section>
  );
}

function FilledBy({ form }: { form: CapacityForm }) {
  const text = useText(capacityText);
  const { language } = useApp();
  const school = useText(delegationText);
  if (!form.answeredBy || !form.answeredAt) return null;
  if (form.school?.changedBy) {
    const { name, at } = form.school.changedBy;
    return <Text>{school.changedBy(name, longDate(localDate(at), language))}</Text>;
  }
  const say = form.answeredBy.onBehalf ? text.onBehalf : text.filledBy;
  return <Text>{say(form.answeredBy.name, longDate(localDate(form.answeredAt), language))}</Text>;
}

interface FigureFormProps {
  form: CapacityForm;
  /** Kept outside: what was saved comes back as a form of its own. */
  sent: boolean;
  onSent: (sent: boolean) => void;
}

function FigureForm({ form, sent, onSent }: FigureFormProps) {
  const styles = useStyles();
  const text = useText(capacityText);
  const copy = useText(placementsCopy);
  const { api, at, language } = useApp();
  const [offers, setOffers] = useState(() => draftOffers(form));
  const [cap, setCap] = useState(String(form.cap ?? ''));
  const [fault, setFault] = useState<TypedFault | null>(null);
  const whose = form.school ? `schools/${form.school.schoolId}` : `boards/${form.boardId}`;
  const send = useChange((body: AnswerCapacityBody) =>
    api.put<CapacityForm>(at(`/placement-rounds/${form.roundId}/${whose}/capacity`), body),
  );
  const absurd = send.error instanceof ApiError && send.error.code === 'capacity-absurd';
  const suggested = form.status === 'none' && form.variants.some(({ previous }) => previous !== null);
  const set = (next: DraftOffer) =>
    setOffers(offers.map((offer) => (offer.variantId === next.variantId ? next : offer)));
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSent(false);
        const found = typedFault(offers, cap);
        setFault(found);
        if (!found) send.mutate(capacityBody(offers, cap, absurd), { onSuccess: () => onSent(true) });
      }}
    >
      {suggested && <Text>{text.suggestion}</Text>}
      {offers.map((offer) => (
        <OfferFields key={offer.variantId} offer={offer} onChange={set} />
      ))}
      {!form.school && <CapField value={cap} onChange={setCap} />}
      <Text weight="semibold" role="status">
        {text.total(typedTotal(offers, cap))}
      </Text>
      {form.groupTeachers !== null && (
        <Text size={200}>{copy.lawHint(Math.floor(halfOfTeachers(form.groupTeachers)))}</Text>
      )}
      {form.warnings.map((warning) => (
        <MessageBar key={warning.code} intent="info" layout="multiline">
          <MessageBarBody>{capacityWarningText(warning, language)}</MessageBarBody>
        </MessageBar>
      ))}
      <Text size={200}>{offers.some(({ schools }) => schools !== null) ? text.schoolsCount : text.partial}</Text>
      <TypedFaultBar fault={fault} />
      {!fault && <Refused error={send.error} />}
      {sent && <Text role="status">{text.sent}</Text>}
      <div>
        <Button type="submit" appearance="primary" disabled={send.isPending}>
          {absurd ? text.confirm : text.send}
        </Button>
      </div>
    </form>
  );
}
