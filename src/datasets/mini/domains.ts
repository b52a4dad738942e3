/** The domains of the embedded data set, MTOP's eleven, in the order in which sentences are numbered. */
import { alarm } from "./domains/alarm.ts"
import { calling } from "./domains/calling.ts"
import { event } from "./domains/event.ts"
import { messaging } from "./domains/messaging.ts"
import { music } from "./domains/music.ts"
import { news } from "./domains/news.ts"
import { people } from "./domains/people.ts"
import { recipes } from "./domains/recipes.ts"
import { reminder } from "./domains/reminder.ts"
import { timer } from "./domains/timer.ts"
import { weather } from "./domains/weather.ts"
import type { Domain } from "./Grammar.ts"

export const domains: ReadonlyArray<Domain> = [
  alarm,
  calling,
  event,
  messaging,
  music,
  news,
  people,
  recipes,
  reminder,
  timer,
  weather
]
