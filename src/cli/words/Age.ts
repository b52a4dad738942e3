/** How long ago something was, as people say it: "now", "5 min", "3 h", "12 days". */
export const format = (millis: number): string => {
  const minutes = Math.floor(millis / 60_000)
  if (minutes < 1) return "now"
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h`
  return `${Math.floor(hours / 24)} days`
}
