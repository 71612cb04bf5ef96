import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import {
  type FormedGroup,
  formGroups,
  type GroupSize,
  POS_GROUP,
} from '../../../src/placements/rules/students/groups.ts';
import type { StudentLine } from '../../../src/placements/schema-students.ts';
import { groupsText } from '../../../src/text/tabs/groups.ts';
import { studentsText } from '../../../src/text/tabs/students.ts';
import { useText } from '../../shell/app-context.ts';
import { usePanelStyles } from '../../shell/panel.ts';
import { Section } from '../../shell/screen.tsx';

const SMALLEST = 2;
const BIGGEST = 30;

const useStyles = makeStyles({
  sizes: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  size: { maxWidth: '9rem' },
  groups: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(18rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

/** The students of a board in groups, school by school; asked for by who wants to see it. */
export function Groups({ students }: { students: readonly StudentLine[] }) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(groupsText);
  const [shown, show] = useState(false);
  const [least, setLeast] = useState(String(POS_GROUP.least));
  const [most, setMost] = useState(String(POS_GROUP.most));
  const there = students.filter(({ status }) => status === 'proposed' || status === 'confirmed');
  if (there.length === 0) return null;
  if (!shown) {
    return (
      <div>
        <Button onClick={() => show(true)}>{text.show}</Button>
      </div>
    );
  }
  const size = sizeOf(least, most);
  const schools = [...new Set(there.map(({ school }) => school))].sort((a, b) => a.localeCompare(b, 'nl'));
  return (
    <Section title={text.title}>
      <Text>{text.help}</Text>
      <div className={styles.sizes}>
        <Field label={text.least} className={styles.size}>
          <Input inputMode="numeric" value={least} onChange={(_, { value }) => setLeast(value)} />
        </Field>
        <Field label={text.most} className={styles.size}>
          <Input inputMode="numeric" value={most} onChange={(_, { value }) => setMost(value)} />
        </Field>
      </div>
      {!size && <Text role="alert">{text.wrong}</Text>}
      {size &&
        schools.map((school) => (
          <School key={school} name={school} students={there.filter((each) => each.school === school)} size={size} />
        ))}
      <div className={panel.actions}>
        <Button onClick={() => show(false)}>{text.hide}</Button>
      </div>
    </Section>
  );
}

/** Null: these are no sizes of groups. */
function sizeOf(least: string, most: string): GroupSize | null {
  const size = { least: Number(least), most: Number(most) };
  const whole = [size.least, size.most].every((each) => Number.isInteger(each) && each >= SMALLEST && each <= BIGGEST);
  return whole && size.least <= size.most ? size : null;
}

function School({ name, students, size }: { name: string; students: readonly StudentLine[]; size: GroupSize }) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(groupsText);
  return (
    <section className={panel.panel} aria-label={name}>
      <Text weight="semibold">{text.school(name, students.length)}</Text>
      <div className={styles.groups}>
        {formGroups(students, size).map((group, at) => (
          <Group key={group.students[0]?.studentId ?? at} nth={at + 1} group={group} size={size} />
        ))}
      </div>
    </section>
  );
}

function Group({ nth, group, size }: { nth: number; group: FormedGroup<StudentLine>; size: GroupSize }) {
  const styles = useStyles();
  const text = useText(groupsText);
  const words = useText(studentsText);
  return (
    <div>
      <Text weight="semibold">{text.group(nth, group.students.length)}</Text>
      {!group.fits && (
        <Text size={200} block>
          {group.students.length < size.least ? text.tooSmall : text.tooBig}
        </Text>
      )}
      <ul className={styles.list}>
        {group.students.map(({ studentId, label, studentNumber, variant, phase }) => (
          <li key={studentId}>
            {[studentNumber === null ? words.student(label) : words.known(label, studentNumber), variant, phase]
              .filter(Boolean)
              .join(', ')}
          </li>
        ))}
      </ul>
    </div>
  );
}
