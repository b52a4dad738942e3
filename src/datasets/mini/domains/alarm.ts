import type { Domain } from "../Grammar.ts"

export const alarm: Domain = {
  name: "alarm",
  lexicons: {
    /** A time in the morning: after en "at" or "for", de "um", es "a", "de" or "para", fr "à", "de" or "pour"; hi and th alone. */
    "DATE_TIME.clock": {
      en: ["5:30 am", "6 am", "6:15 am", "6:45 am", "7 am", "7:30 am", "8 am", "8:20 am", "9 am", "10 am", "11 am"],
      de: [
        "5:30 Uhr",
        "6 Uhr",
        "6:15 Uhr",
        "6:45 Uhr",
        "7 Uhr",
        "7:30 Uhr",
        "8 Uhr",
        "8:20 Uhr",
        "9 Uhr",
        "10 Uhr",
        "11 Uhr"
      ],
      es: [
        "las 5:30 de la mañana",
        "las 6 de la mañana",
        "las 6:15 de la mañana",
        "las 6:45 de la mañana",
        "las 7 de la mañana",
        "las 7:30 de la mañana",
        "las 8 de la mañana",
        "las 8:20 de la mañana",
        "las 9 de la mañana",
        "las 10 de la mañana",
        "las 11 de la mañana"
      ],
      fr: ["5 h 30", "6 h", "6 h 15", "6 h 45", "7 h", "7 h 30", "8 h", "8 h 20", "9 h", "10 h", "11 h"],
      hi: [
        "सुबह 5:30 बजे",
        "सुबह 6 बजे",
        "सुबह 6:15 बजे",
        "सुबह 6:45 बजे",
        "सुबह 7 बजे",
        "सुबह 7:30 बजे",
        "सुबह 8 बजे",
        "सुबह 8:20 बजे",
        "सुबह 9 बजे",
        "सुबह 10 बजे",
        "सुबह 11 बजे"
      ],
      th: [
        "ตอนตี 5 ครึ่ง",
        "ตอน 6 โมงเช้า",
        "ตอน 6 โมง 15 นาที",
        "ตอน 6 โมง 45 นาที",
        "ตอน 7 โมงเช้า",
        "ตอน 7 โมงครึ่ง",
        "ตอน 8 โมงเช้า",
        "ตอน 8 โมง 20 นาที",
        "ตอน 9 โมงเช้า",
        "ตอน 10 โมงเช้า",
        "ตอน 11 โมงเช้า"
      ]
    },
    /** What the alarm is for: after en "for", de "für", es "para", fr "pour", th "สำหรับ" or "เพื่อ"; before hi "के लिए", "का" or "वाला". */
    ALARM_NAME: {
      en: [
        "work",
        "school",
        "the gym",
        "breakfast",
        "medication",
        "yoga class",
        "the flight",
        "the meeting",
        "the train",
        "swimming practice"
      ],
      de: [
        "die Arbeit",
        "die Schule",
        "das Fitnessstudio",
        "das Frühstück",
        "die Medikamente",
        "den Yogakurs",
        "den Flug",
        "die Besprechung",
        "den Zug",
        "das Schwimmtraining"
      ],
      es: [
        "el trabajo",
        "el colegio",
        "el gimnasio",
        "el desayuno",
        "las medicinas",
        "la clase de yoga",
        "el vuelo",
        "la reunión",
        "el tren",
        "el entrenamiento de natación"
      ],
      fr: [
        "le travail",
        "l'école",
        "la salle de sport",
        "le petit-déjeuner",
        "les médicaments",
        "le cours de yoga",
        "le vol",
        "la réunion",
        "le train",
        "l'entraînement de natation"
      ],
      hi: ["ऑफ़िस", "स्कूल", "जिम", "नाश्ते", "दवा", "योग क्लास", "फ़्लाइट", "मीटिंग", "ट्रेन", "स्विमिंग प्रैक्टिस"],
      th: [
        "ไปทำงาน",
        "ไปโรงเรียน",
        "ไปฟิตเนส",
        "กินมื้อเช้า",
        "กินยา",
        "เรียนโยคะ",
        "ขึ้นเครื่องบิน",
        "เข้าประชุม",
        "ขึ้นรถไฟ",
        "ซ้อมว่ายน้ำ"
      ]
    }
  },
  intents: {
    CREATE_ALARM: {
      evaluation: [
        {
          en: "Set an alarm for {DATE_TIME.clock}",
          de: "Stell einen Wecker auf {DATE_TIME.clock}",
          es: "Pon una alarma para {DATE_TIME.clock}",
          fr: "Mets un réveil à {DATE_TIME.clock}",
          hi: "{DATE_TIME.clock} का अलार्म लगाओ",
          th: "ตั้งนาฬิกาปลุก{DATE_TIME.clock}"
        },
        {
          en: "I need an alarm {DATE_TIME}",
          de: "Ich brauche {DATE_TIME} einen Wecker",
          es: "Necesito una alarma para {DATE_TIME}",
          fr: "J'ai besoin d'un réveil pour {DATE_TIME}",
          hi: "मुझे {DATE_TIME} का अलार्म चाहिए",
          th: "ฉันอยากได้นาฬิกาปลุก{DATE_TIME}"
        },
        {
          en: "Set an alarm for {ALARM_NAME} at {DATE_TIME.clock}",
          de: "Stell um {DATE_TIME.clock} einen Wecker für {ALARM_NAME}",
          es: "Pon una alarma a {DATE_TIME.clock} para {ALARM_NAME}",
          fr: "Programme un réveil à {DATE_TIME.clock} pour {ALARM_NAME}",
          hi: "{ALARM_NAME} के लिए {DATE_TIME.clock} का अलार्म सेट करो",
          th: "ตั้งปลุกสำหรับ{ALARM_NAME}{DATE_TIME.clock}"
        }
      ],
      training: [
        {
          query: {
            en: "Could you wake me up at {DATE_TIME.clock}?",
            de: "Kannst du mich um {DATE_TIME.clock} wecken?",
            es: "¿Puedes despertarme a {DATE_TIME.clock}?",
            fr: "Peux-tu me réveiller à {DATE_TIME.clock}?",
            hi: "क्या तुम मुझे {DATE_TIME.clock} जगा सकते हो?",
            th: "ช่วยปลุกฉัน{DATE_TIME.clock}ได้ไหม"
          },
          passage: {
            en: "Your alarm is set and will ring at {DATE_TIME.clock} to wake you up.",
            de: "Dein Wecker ist gestellt und klingelt um {DATE_TIME.clock}, um dich zu wecken.",
            es: "Tu alarma está puesta y sonará a {DATE_TIME.clock} para despertarte.",
            fr: "Ton réveil est programmé et sonnera à {DATE_TIME.clock} pour te réveiller.",
            hi: "आपका अलार्म लग गया है और आपको जगाने के लिए {DATE_TIME.clock} बजेगा।",
            th: "ตั้งนาฬิกาปลุกเรียบร้อยแล้ว และจะดังเพื่อปลุกคุณ{DATE_TIME.clock}"
          }
        },
        {
          query: {
            en: "I would like you to wake me up {DATE_TIME}",
            de: "Ich möchte, dass du mich {DATE_TIME} weckst",
            es: "Me gustaría que me despertaras {DATE_TIME}",
            fr: "J'aimerais que tu me réveilles {DATE_TIME}",
            hi: "मुझे {DATE_TIME} उठना है, अलार्म लगा दो",
            th: "ฉันอยากให้คุณปลุก{DATE_TIME}"
          },
          passage: {
            en: "I have added a new alarm that goes off {DATE_TIME}.",
            de: "Ich habe einen neuen Wecker hinzugefügt, der {DATE_TIME} klingelt.",
            es: "He añadido una alarma nueva que sonará {DATE_TIME}.",
            fr: "J'ai ajouté une nouvelle alarme qui sonnera {DATE_TIME}.",
            hi: "मैंने {DATE_TIME} के लिए एक नया अलार्म जोड़ दिया है।",
            th: "เพิ่มนาฬิกาปลุกใหม่ที่จะดัง{DATE_TIME}ให้แล้ว"
          }
        },
        {
          query: {
            en: "I need to get up at {DATE_TIME.clock} for {ALARM_NAME}",
            de: "Ich muss um {DATE_TIME.clock} für {ALARM_NAME} aufstehen",
            es: "Tengo que levantarme a {DATE_TIME.clock} para {ALARM_NAME}",
            fr: "Je dois me lever à {DATE_TIME.clock} pour {ALARM_NAME}",
            hi: "मुझे {ALARM_NAME} के लिए {DATE_TIME.clock} उठना है",
            th: "ฉันต้องตื่น{DATE_TIME.clock}เพื่อ{ALARM_NAME}"
          },
          passage: {
            en: "Your alarm for {ALARM_NAME} is switched on and will ring at {DATE_TIME.clock}.",
            de: "Dein Wecker für {ALARM_NAME} ist eingeschaltet und klingelt um {DATE_TIME.clock}.",
            es: "Tu alarma para {ALARM_NAME} está activada y sonará a {DATE_TIME.clock}.",
            fr: "Ton réveil pour {ALARM_NAME} est activé et sonnera à {DATE_TIME.clock}.",
            hi: "{ALARM_NAME} के लिए आपका अलार्म चालू है और {DATE_TIME.clock} बजेगा।",
            th: "เปิดนาฬิกาปลุกสำหรับ{ALARM_NAME}แล้ว และจะดัง{DATE_TIME.clock}"
          }
        }
      ]
    },
    DELETE_ALARM: {
      evaluation: [
        {
          en: "Delete my {DATE_TIME.clock} alarm",
          de: "Lösch meinen Wecker für {DATE_TIME.clock}",
          es: "Borra mi alarma de {DATE_TIME.clock}",
          fr: "Supprime mon réveil de {DATE_TIME.clock}",
          hi: "मेरा {DATE_TIME.clock} वाला अलार्म हटा दो",
          th: "ลบนาฬิกาปลุก{DATE_TIME.clock}ของฉัน"
        },
        {
          en: "I no longer need the alarm {DATE_TIME}",
          de: "Ich brauche den Wecker {DATE_TIME} nicht mehr",
          es: "Ya no necesito la alarma para {DATE_TIME}",
          fr: "Je n'ai plus besoin du réveil pour {DATE_TIME}",
          hi: "{DATE_TIME} के अलार्म की अब ज़रूरत नहीं है",
          th: "ไม่ต้องใช้นาฬิกาปลุก{DATE_TIME}แล้ว"
        },
        {
          en: "Turn off the alarm for {ALARM_NAME}",
          de: "Schalte den Wecker für {ALARM_NAME} aus",
          es: "Desactiva la alarma para {ALARM_NAME}",
          fr: "Désactive l'alarme pour {ALARM_NAME}",
          hi: "{ALARM_NAME} का अलार्म बंद कर दो",
          th: "ปิดนาฬิกาปลุกสำหรับ{ALARM_NAME}"
        }
      ],
      training: [
        {
          query: {
            en: "Please remove the alarm at {DATE_TIME.clock}",
            de: "Entferne bitte den Wecker um {DATE_TIME.clock}",
            es: "Quita la alarma de {DATE_TIME.clock}, por favor",
            fr: "Enlève l'alarme de {DATE_TIME.clock}, s'il te plaît",
            hi: "प्लीज़ {DATE_TIME.clock} का अलार्म डिलीट कर दो",
            th: "ช่วยเอานาฬิกาปลุก{DATE_TIME.clock}ออกหน่อย"
          },
          passage: {
            en: "Done, the alarm at {DATE_TIME.clock} has been deleted and will not ring.",
            de: "Erledigt, der Wecker um {DATE_TIME.clock} wurde gelöscht und klingelt nicht mehr.",
            es: "Listo, la alarma de {DATE_TIME.clock} se ha borrado y no sonará.",
            fr: "C'est fait, l'alarme de {DATE_TIME.clock} est supprimée et ne sonnera pas.",
            hi: "हो गया, {DATE_TIME.clock} का अलार्म हटा दिया गया है और अब नहीं बजेगा।",
            th: "เรียบร้อย ลบนาฬิกาปลุก{DATE_TIME.clock}แล้ว และจะไม่ดังอีก"
          }
        },
        {
          query: {
            en: "Don't wake me up {DATE_TIME} after all",
            de: "Weck mich {DATE_TIME} doch nicht",
            es: "Al final no me despiertes {DATE_TIME}",
            fr: "Finalement, ne me réveille pas {DATE_TIME}",
            hi: "रहने दो, मुझे {DATE_TIME} मत जगाना",
            th: "ไม่ต้องปลุกฉัน{DATE_TIME}แล้วนะ"
          },
          passage: {
            en: "All right, I have cancelled the alarm that was set to ring {DATE_TIME}.",
            de: "In Ordnung, ich habe den Wecker gelöscht, der {DATE_TIME} klingeln sollte.",
            es: "De acuerdo, he cancelado la alarma que iba a sonar {DATE_TIME}.",
            fr: "D'accord, j'ai annulé l'alarme qui devait sonner {DATE_TIME}.",
            hi: "ठीक है, मैंने {DATE_TIME} बजने वाला अलार्म रद्द कर दिया है।",
            th: "ได้เลย ยกเลิกนาฬิกาปลุกที่จะดัง{DATE_TIME}ให้แล้ว"
          }
        },
        {
          query: {
            en: "Get rid of my alarm for {ALARM_NAME}",
            de: "Lösche bitte meinen Wecker für {ALARM_NAME}",
            es: "Elimina mi alarma para {ALARM_NAME}",
            fr: "Annule mon réveil pour {ALARM_NAME}",
            hi: "मेरा {ALARM_NAME} वाला अलार्म कैंसल करो",
            th: "ยกเลิกนาฬิกาปลุกที่ตั้งไว้สำหรับ{ALARM_NAME}"
          },
          passage: {
            en: "The alarm for {ALARM_NAME} is now off, you will not be woken.",
            de: "Der Wecker für {ALARM_NAME} ist jetzt aus, du wirst nicht geweckt.",
            es: "La alarma para {ALARM_NAME} ya está desactivada, no te despertará.",
            fr: "L'alarme pour {ALARM_NAME} est maintenant désactivée et ne te réveillera pas.",
            hi: "{ALARM_NAME} का अलार्म अब बंद है, वह आपको नहीं जगाएगा।",
            th: "ปิดนาฬิกาปลุกสำหรับ{ALARM_NAME}แล้ว จะไม่มีเสียงปลุกคุณ"
          }
        }
      ]
    },
    GET_ALARM: {
      evaluation: [
        {
          en: "What alarms do I have {DATE_TIME.day}?",
          de: "Welche Wecker habe ich {DATE_TIME.day}?",
          es: "¿Qué alarmas tengo {DATE_TIME.day}?",
          fr: "Quels réveils ai-je {DATE_TIME.day}?",
          hi: "{DATE_TIME.day} मेरे कौन-कौन से अलार्म हैं?",
          th: "{DATE_TIME.day}ฉันมีนาฬิกาปลุกอะไรบ้าง"
        },
        {
          en: "Show me all alarms that ring {DATE_TIME.day}",
          de: "Zeig mir alle Wecker, die {DATE_TIME.day} klingeln",
          es: "Muéstrame todas las alarmas que suenan {DATE_TIME.day}",
          fr: "Montre-moi toutes les alarmes qui sonnent {DATE_TIME.day}",
          hi: "{DATE_TIME.day} बजने वाले सारे अलार्म दिखाओ",
          th: "แสดงนาฬิกาปลุกทั้งหมดที่จะดัง{DATE_TIME.day}"
        },
        {
          en: "What time is my alarm for {ALARM_NAME}?",
          de: "Um wie viel Uhr klingelt mein Wecker für {ALARM_NAME}?",
          es: "¿A qué hora suena mi alarma para {ALARM_NAME}?",
          fr: "À quelle heure sonne mon réveil pour {ALARM_NAME}?",
          hi: "मेरा {ALARM_NAME} वाला अलार्म कितने बजे का है?",
          th: "นาฬิกาปลุกสำหรับ{ALARM_NAME}ของฉันตั้งไว้กี่โมง"
        }
      ],
      training: [
        {
          query: {
            en: "Is an alarm going to ring {DATE_TIME.day}?",
            de: "Klingelt {DATE_TIME.day} ein Wecker?",
            es: "¿Va a sonar alguna alarma {DATE_TIME.day}?",
            fr: "Est-ce qu'une alarme va sonner {DATE_TIME.day}?",
            hi: "क्या {DATE_TIME.day} कोई अलार्म बजेगा?",
            th: "{DATE_TIME.day}จะมีนาฬิกาปลุกดังไหม"
          },
          passage: {
            en: "Yes, {DATE_TIME.day} you have two alarms, one at 6:30 and one at 8.",
            de: "Ja, {DATE_TIME.day} hast du zwei Wecker, einen um 6:30 Uhr und einen um 8 Uhr.",
            es: "Sí, {DATE_TIME.day} tienes dos alarmas, una a las 6:30 y otra a las 8.",
            fr: "Oui, {DATE_TIME.day} tu as deux alarmes, une à 6 h 30 et une à 8 h.",
            hi: "हाँ, {DATE_TIME.day} आपके दो अलार्म हैं, एक 6:30 बजे और एक 8 बजे।",
            th: "ใช่ {DATE_TIME.day}คุณมีนาฬิกาปลุกสองรายการ ตอน 6 โมงครึ่งและ 8 โมง"
          }
        },
        {
          query: {
            en: "When does my first alarm ring {DATE_TIME.day}?",
            de: "Wann klingelt {DATE_TIME.day} mein erster Wecker?",
            es: "¿Cuándo suena mi primera alarma {DATE_TIME.day}?",
            fr: "Quand sonne mon premier réveil {DATE_TIME.day}?",
            hi: "{DATE_TIME.day} मेरा पहला अलार्म कब बजेगा?",
            th: "{DATE_TIME.day}นาฬิกาปลุกแรกของฉันดังกี่โมง"
          },
          passage: {
            en: "Your first alarm {DATE_TIME.day} is set for a quarter past seven in the morning.",
            de: "Dein erster Wecker klingelt {DATE_TIME.day} um Viertel nach sieben am Morgen.",
            es: "Tu primera alarma suena {DATE_TIME.day} a las siete y cuarto de la mañana.",
            fr: "Ton premier réveil sonne {DATE_TIME.day} à sept heures et quart du matin.",
            hi: "आपका पहला अलार्म {DATE_TIME.day} सुबह सवा सात बजे बजेगा।",
            th: "{DATE_TIME.day}นาฬิกาปลุกแรกของคุณจะดังตอนเจ็ดโมงสิบห้านาที"
          }
        },
        {
          query: {
            en: "Tell me when the alarm for {ALARM_NAME} goes off",
            de: "Sag mir, wann der Wecker für {ALARM_NAME} losgeht",
            es: "Dime cuándo suena la alarma para {ALARM_NAME}",
            fr: "Dis-moi quand l'alarme pour {ALARM_NAME} va sonner",
            hi: "बताओ {ALARM_NAME} का अलार्म कब बजेगा",
            th: "บอกหน่อยว่านาฬิกาปลุกสำหรับ{ALARM_NAME}จะดังเมื่อไหร่"
          },
          passage: {
            en: "The alarm for {ALARM_NAME} goes off from Monday to Friday at half past six.",
            de: "Der Wecker für {ALARM_NAME} klingelt von Montag bis Freitag um halb sieben.",
            es: "La alarma para {ALARM_NAME} suena de lunes a viernes a las seis y media.",
            fr: "L'alarme pour {ALARM_NAME} sonne du lundi au vendredi à six heures et demie.",
            hi: "{ALARM_NAME} का अलार्म सोमवार से शुक्रवार सुबह साढ़े छह बजे बजता है।",
            th: "นาฬิกาปลุกสำหรับ{ALARM_NAME}จะดังวันจันทร์ถึงวันศุกร์ตอนหกโมงครึ่ง"
          }
        }
      ]
    },
    SNOOZE_ALARM: {
      evaluation: [
        {
          en: "Snooze the alarm for {DURATION}",
          de: "Stell den Wecker für {DURATION} auf Schlummern",
          es: "Pospón la alarma {DURATION}",
          fr: "Reporte le réveil de {DURATION}",
          hi: "अलार्म को {DURATION} के लिए स्नूज़ करो",
          th: "เลื่อนนาฬิกาปลุกออกไป{DURATION}"
        },
        {
          en: "Let me sleep for another {DURATION}",
          de: "Lass mich noch {DURATION} schlafen",
          es: "Déjame dormir {DURATION} más",
          fr: "Laisse-moi dormir encore {DURATION}",
          hi: "मुझे {DURATION} और सोने दो",
          th: "ขอนอนต่ออีก{DURATION}"
        },
        {
          en: "Snooze my alarm for {ALARM_NAME} by {DURATION}",
          de: "Verschieb meinen Wecker für {ALARM_NAME} um {DURATION}",
          es: "Aplaza {DURATION} mi alarma para {ALARM_NAME}",
          fr: "Repousse de {DURATION} mon réveil pour {ALARM_NAME}",
          hi: "मेरा {ALARM_NAME} वाला अलार्म {DURATION} आगे बढ़ा दो",
          th: "เลื่อนนาฬิกาปลุกสำหรับ{ALARM_NAME}ไปอีก{DURATION}"
        }
      ],
      training: [
        {
          query: {
            en: "Ring again in {DURATION}",
            de: "Klingle in {DURATION} noch einmal",
            es: "Vuelve a sonar dentro de {DURATION}",
            fr: "Sonne à nouveau dans {DURATION}",
            hi: "{DURATION} बाद फिर से बजना",
            th: "ปลุกอีกครั้งในอีก{DURATION}"
          },
          passage: {
            en: "The alarm is snoozed and will ring again in {DURATION}.",
            de: "Der Wecker schlummert jetzt und klingelt in {DURATION} noch einmal.",
            es: "La alarma queda pospuesta y volverá a sonar dentro de {DURATION}.",
            fr: "L'alarme est reportée et sonnera à nouveau dans {DURATION}.",
            hi: "अलार्म स्नूज़ हो गया है और {DURATION} बाद फिर से बजेगा।",
            th: "เลื่อนนาฬิกาปลุกแล้ว และจะดังอีกครั้งในอีก{DURATION}"
          }
        },
        {
          query: {
            en: "I'm still sleepy, give me {DURATION} more",
            de: "Ich bin noch müde, gib mir noch {DURATION}",
            es: "Todavía tengo sueño, dame {DURATION} más",
            fr: "J'ai encore sommeil, donne-moi {DURATION} de plus",
            hi: "अभी नींद आ रही है, मुझे {DURATION} और दो",
            th: "ยังง่วงอยู่เลย ขอเวลาอีก{DURATION}"
          },
          passage: {
            en: "Sleep a little longer, I will wake you in {DURATION}.",
            de: "Schlaf ruhig weiter, ich wecke dich in {DURATION}.",
            es: "Duerme un poco más, te despertaré dentro de {DURATION}.",
            fr: "Dors encore un peu, je te réveillerai dans {DURATION}.",
            hi: "थोड़ा और सो लीजिए, आपको {DURATION} बाद जगा दिया जाएगा।",
            th: "นอนต่ออีกหน่อยนะ แล้วจะปลุกคุณในอีก{DURATION}"
          }
        },
        {
          query: {
            en: "Delay the alarm for {ALARM_NAME} by {DURATION}",
            de: "Lass den Wecker für {ALARM_NAME} {DURATION} später klingeln",
            es: "Retrasa {DURATION} la alarma para {ALARM_NAME}",
            fr: "Décale l'alarme pour {ALARM_NAME} de {DURATION}",
            hi: "{ALARM_NAME} का अलार्म {DURATION} देर से बजाओ",
            th: "ให้นาฬิกาปลุกสำหรับ{ALARM_NAME}ดังช้าลงอีก{DURATION}"
          },
          passage: {
            en: "Okay, the alarm for {ALARM_NAME} now rings {DURATION} later than planned.",
            de: "Okay, der Wecker für {ALARM_NAME} klingelt jetzt {DURATION} später als geplant.",
            es: "Vale, la alarma para {ALARM_NAME} sonará {DURATION} más tarde de lo previsto.",
            fr: "D'accord, l'alarme pour {ALARM_NAME} sonnera {DURATION} plus tard que prévu.",
            hi: "ठीक है, {ALARM_NAME} का अलार्म अब तय समय से {DURATION} देर से बजेगा।",
            th: "ได้เลย นาฬิกาปลุกสำหรับ{ALARM_NAME}จะดังช้ากว่าที่ตั้งไว้{DURATION}"
          }
        }
      ]
    }
  }
}
