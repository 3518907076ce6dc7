/** A notice on the person's desktop. */
export interface Notice {
  readonly title: string;
  readonly body: string;
  readonly onClick: () => void;
}

/** The system's notices; where the system has none, nothing is shown and nothing fails. */
export interface Notifier {
  readonly show: (notice: Notice) => void;
}
