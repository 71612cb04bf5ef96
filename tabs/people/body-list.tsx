import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Badge,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { BodyListItem } from '../../src/people/schema.ts';
import { agendaSettingsText } from '../../src/text/agenda-settings.ts';
import { list } from '../../src/text/format.ts';
import { bodySettingsText } from '../../src/text/tabs/body-settings.ts';
import { peopleText } from '../../src/text/tabs/people.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { To } from '../shell/to.tsx';
import { PlainTable } from './plain-table.tsx';

const useStyles = makeStyles({
  header: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  subtle: { color: tokens.colorNeutralForeground2 },
});

/** Every body with what it is, how full it is, and its seats when opened; `open` shows all seats, as after a search. */
export function BodyList({ bodies, open }: { bodies: readonly BodyListItem[]; open: boolean }) {
  const [opened, setOpened] = useState<string[]>([]);
  const shown = open ? bodies.map((body) => body.bodyId) : opened;
  return (
    <Accordion collapsible multiple openItems={shown} onToggle={(_, { openItems }) => setOpened(openItems as string[])}>
      {bodies.map((body) => (
        <AccordionItem key={body.bodyId} value={body.bodyId}>
          <AccordionHeader as="h2">
            <BodyHeader body={body} />
          </AccordionHeader>
          <AccordionPanel>{shown.includes(body.bodyId) && <Seats body={body} />}</AccordionPanel>
        </AccordionItem>
      ))}
    </Accordion>
  );
}

function BodyHeader({ body }: { body: BodyListItem }) {
  const styles = useStyles();
  const { body: text } = useText(peopleText);
  const vacant = body.seats.filter((seat) => seat.holder === null).length;
  return (
    <span className={styles.header}>
      <Text weight="semibold">{body.name}</Text>
      <Badge appearance="outline">{text.kinds[body.kind]}</Badge>
      <Text className={styles.subtle}>{text.seats(body.seats.length)}</Text>
      {vacant > 0 && (
        <Badge appearance="tint" color="warning">
          {text.empty(vacant)}
        </Badge>
      )}
    </span>
  );
}

function Seats({ body }: { body: BodyListItem }) {
  const styles = useStyles();
  const agreements = useText(bodySettingsText);
  const agendas = useText(agendaSettingsText);
  const { language } = useApp();
  const { body: text } = useText(peopleText);
  return (
    <div className={styles.panel}>
      <div>
        <To address={`/tab/overleg/${body.bodyId}/instellingen`}>{agreements.open}</To>
      </div>
      <div>
        <To address={`/tab/overleg/${body.bodyId}/agendas`}>{agendas.open}</To>
      </div>
      {body.quorum && <Text className={styles.subtle}>{text.quorum(body.quorum)}</Text>}
      {body.seats.length === 0 ? (
        <Text>{text.noSeats}</Text>
      ) : (
        <PlainTable
          caption={body.name}
          items={body.seats}
          keyOf={(seat) => seat.seatId}
          columns={[
            { heading: text.columns.seat, cell: (seat) => seat.label },
            { heading: text.columns.holder, cell: (seat) => seat.holder ?? text.vacant },
            { heading: text.columns.deputies, cell: (seat) => list(seat.deputies, language) || '–' },
            { heading: text.columns.vote, cell: (seat) => (seat.votes ? text.votes : text.advises) },
          ]}
        />
      )}
    </div>
  );
}
