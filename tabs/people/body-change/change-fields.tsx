import { Field, Input, Radio, RadioGroup, Select } from '@fluentui/react-components';
import type { BodyListItem } from '../../../src/people/schema.ts';
import { bodyChangeScreenText } from '../../../src/text/tabs/body-change.ts';
import { useText } from '../../shell/app-context.ts';
import { CHANGE_KINDS, type ChangeKind, type DraftChange } from './draft-change.ts';

interface FieldsProps {
  draft: DraftChange;
  bodies: readonly BodyListItem[];
  set: (part: Partial<DraftChange>) => void;
}

/** What changes, and what has to be known for it. */
export function ChangeFields(props: FieldsProps) {
  const { draft, bodies, set } = props;
  const text = useText(bodyChangeScreenText);
  const { kind } = draft;
  const offered = kind === 'join' ? bodies.filter((body) => body.kind === 'kring') : bodies;
  return (
    <>
      <Field label={text.what}>
        <RadioGroup
          value={kind}
          onChange={(_, { value }) => set({ kind: value as ChangeKind, bodyId: '', seatId: '' })}
        >
          {CHANGE_KINDS.map((one) => (
            <Radio key={one} value={one} label={text.kinds[one]} />
          ))}
        </RadioGroup>
      </Field>
      <BodyField
        label={text.body[kind]}
        value={draft.bodyId}
        bodies={offered}
        onChange={(bodyId) => set({ bodyId, seatId: '' })}
      />
      {kind === 'merge' && <MergeFields {...props} />}
      {kind === 'hand-over' && <SeatFields {...props} />}
      {kind === 'join' && <BoardFields {...props} />}
      {(kind === 'hand-over' || kind === 'join') && <PersonFields {...props} />}
    </>
  );
}

function BodyField(props: {
  label: string;
  value: string;
  bodies: readonly BodyListItem[];
  onChange: (bodyId: string) => void;
}) {
  const text = useText(bodyChangeScreenText);
  return (
    <Field label={props.label} required>
      <Select value={props.value} onChange={(_, { value }) => props.onChange(value)}>
        <option value="">{text.choose}</option>
        {props.bodies.map(({ bodyId, name }) => (
          <option key={bodyId} value={bodyId}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function MergeFields({ draft, bodies, set }: FieldsProps) {
  const text = useText(bodyChangeScreenText);
  const others = bodies.filter(({ bodyId }) => bodyId !== draft.bodyId);
  return (
    <>
      <BodyField label={text.into} value={draft.intoId} bodies={others} onChange={(intoId) => set({ intoId })} />
      <Field label={text.name} hint={text.nameHint}>
        <Input value={draft.name} maxLength={120} onChange={(_, { value }) => set({ name: value })} />
      </Field>
      <Field label={text.meetings}>
        <RadioGroup
          value={draft.meetings}
          onChange={(_, { value }) => set({ meetings: value === 'cancel' ? 'cancel' : 'move' })}
        >
          <Radio value="move" label={text.meetingsMove} />
          <Radio value="cancel" label={text.meetingsCancel} />
        </RadioGroup>
      </Field>
      <Field label={text.polls}>
        <RadioGroup
          value={draft.polls}
          onChange={(_, { value }) => set({ polls: value === 'drop' ? 'drop' : 'carry' })}
        >
          <Radio value="carry" label={text.pollsCarry} />
          <Radio value="drop" label={text.pollsDrop} />
        </RadioGroup>
      </Field>
    </>
  );
}

function SeatFields({ draft, bodies, set }: FieldsProps) {
  const text = useText(bodyChangeScreenText);
  const seats = bodies.find(({ bodyId }) => bodyId === draft.bodyId)?.seats ?? [];
  return (
    <>
      <Field label={text.seat} required>
        <Select value={draft.seatId} disabled={seats.length === 0} onChange={(_, { value }) => set({ seatId: value })}>
          <option value="">{text.choose}</option>
          {seats.map(({ seatId, label, holder }) => (
            <option key={seatId} value={seatId}>
              {`${label} (${holder ?? text.vacant})`}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text.from} required>
        <Input type="date" value={draft.from} onChange={(_, { value }) => set({ from: value })} />
      </Field>
    </>
  );
}

function BoardFields({ draft, set }: FieldsProps) {
  const text = useText(bodyChangeScreenText);
  return (
    <>
      <Field label={text.boardName} required>
        <Input value={draft.boardName} maxLength={120} onChange={(_, { value }) => set({ boardName: value })} />
      </Field>
      <Field label={text.boardNumber} hint={text.boardNumberHint} required>
        <Input
          inputMode="numeric"
          value={draft.boardNumber}
          maxLength={5}
          onChange={(_, { value }) => set({ boardNumber: value })}
        />
      </Field>
    </>
  );
}

function PersonFields({ draft, set }: FieldsProps) {
  const text = useText(bodyChangeScreenText);
  return (
    <>
      <Field label={text.personName} required>
        <Input value={draft.personName} maxLength={120} onChange={(_, { value }) => set({ personName: value })} />
      </Field>
      <Field label={text.personEmail} hint={text.personHint} required>
        <Input
          type="email"
          value={draft.personEmail}
          maxLength={254}
          onChange={(_, { value }) => set({ personEmail: value })}
        />
      </Field>
    </>
  );
}
