import type { Domain } from "../Grammar.ts"

export const timer: Domain = {
  name: "timer",
  lexicons: {
    /**
     * What is timed: en without article (before "timer" or after "the"), de, es and fr with the article after "für",
     * "para" and "pour", hi before "का", "वाला" or "के लिए", th a verb phrase after "สำหรับ".
     */
    TIMER_NAME: {
      en: [
        "pasta",
        "pizza",
        "rice",
        "tea",
        "cake",
        "bread",
        "soup",
        "chicken",
        "laundry",
        "workout",
        "nap",
        "homework"
      ],
      de: [
        "die Nudeln",
        "die Pizza",
        "den Reis",
        "den Tee",
        "den Kuchen",
        "das Brot",
        "die Suppe",
        "das Hähnchen",
        "die Wäsche",
        "das Training",
        "das Nickerchen",
        "die Hausaufgaben"
      ],
      es: [
        "la pasta",
        "la pizza",
        "el arroz",
        "el té",
        "el pastel",
        "el pan",
        "la sopa",
        "el pollo",
        "la colada",
        "el entrenamiento",
        "la siesta",
        "los deberes"
      ],
      fr: [
        "les pâtes",
        "la pizza",
        "le riz",
        "le thé",
        "le gâteau",
        "le pain",
        "la soupe",
        "le poulet",
        "la lessive",
        "la séance de sport",
        "la sieste",
        "les devoirs"
      ],
      hi: [
        "पास्ता",
        "पिज़्ज़ा",
        "चावल",
        "चाय",
        "केक",
        "ब्रेड",
        "सूप",
        "चिकन",
        "लॉन्ड्री",
        "वर्कआउट",
        "झपकी",
        "होमवर्क"
      ],
      th: [
        "ต้มพาสต้า",
        "อบพิซซ่า",
        "หุงข้าว",
        "ชงชา",
        "อบเค้ก",
        "อบขนมปัง",
        "ต้มซุป",
        "อบไก่",
        "ซักผ้า",
        "ออกกำลังกาย",
        "งีบหลับ",
        "ทำการบ้าน"
      ]
    }
  },
  intents: {
    CREATE_TIMER: {
      evaluation: [
        {
          en: "Set a timer for {DURATION}",
          de: "Stell einen Timer auf {DURATION}",
          es: "Pon un temporizador de {DURATION}",
          fr: "Mets un minuteur de {DURATION}",
          hi: "{DURATION} का टाइमर लगाओ",
          th: "ตั้งตัวจับเวลา{DURATION}"
        },
        {
          en: "Can you start a countdown for {DURATION}?",
          de: "Kannst du einen Countdown für {DURATION} starten?",
          es: "¿Puedes iniciar una cuenta atrás de {DURATION}?",
          fr: "Peux-tu lancer un compte à rebours de {DURATION}?",
          hi: "क्या तुम {DURATION} का काउंटडाउन शुरू कर सकते हो?",
          th: "ช่วยนับถอยหลัง{DURATION}ให้หน่อยได้ไหม"
        },
        {
          en: "Start the {TIMER_NAME} timer for {DURATION}",
          de: "Starte für {TIMER_NAME} einen Timer über {DURATION}",
          es: "Inicia un temporizador de {DURATION} para {TIMER_NAME}",
          fr: "Lance un minuteur de {DURATION} pour {TIMER_NAME}",
          hi: "{TIMER_NAME} के लिए {DURATION} का टाइमर शुरू करो",
          th: "เริ่มจับเวลา{DURATION}สำหรับ{TIMER_NAME}"
        }
      ],
      training: [
        {
          query: {
            en: "I need a timer that runs for {DURATION}",
            de: "Ich brauche einen Timer, der {DURATION} läuft",
            es: "Necesito un temporizador que dure {DURATION}",
            fr: "J'ai besoin d'un minuteur qui dure {DURATION}",
            hi: "मुझे एक टाइमर चाहिए जो {DURATION} तक चले",
            th: "ฉันอยากได้ตัวจับเวลา{DURATION}"
          },
          passage: {
            en: "Your timer is set for {DURATION} and the countdown starts now.",
            de: "Dein Timer ist auf {DURATION} eingestellt und der Countdown beginnt jetzt.",
            es: "Tu temporizador de {DURATION} está listo y la cuenta atrás empieza ahora.",
            fr: "Ton minuteur est réglé sur {DURATION} et le compte à rebours commence maintenant.",
            hi: "आपका टाइमर {DURATION} के लिए लगा दिया गया है और काउंटडाउन अब शुरू होता है।",
            th: "ตั้งตัวจับเวลาไว้{DURATION}แล้ว เริ่มนับถอยหลังตอนนี้เลย"
          }
        },
        {
          query: {
            en: "Please put {DURATION} on the {TIMER_NAME} timer",
            de: "Stell den Timer für {TIMER_NAME} bitte auf {DURATION}",
            es: "Pon {DURATION} en el temporizador para {TIMER_NAME}, por favor",
            fr: "Règle le minuteur pour {TIMER_NAME} sur {DURATION}, s'il te plaît",
            hi: "ज़रा {TIMER_NAME} का टाइमर {DURATION} के लिए लगा दो",
            th: "ช่วยตั้งเวลาสำหรับ{TIMER_NAME}ไว้{DURATION}หน่อย"
          },
          passage: {
            en: "The {TIMER_NAME} timer is running now and will ring in {DURATION}.",
            de: "Der Timer für {TIMER_NAME} läuft jetzt und klingelt in {DURATION}.",
            es: "El temporizador para {TIMER_NAME} está en marcha y sonará dentro de {DURATION}.",
            fr: "Le minuteur pour {TIMER_NAME} est lancé et sonnera dans {DURATION}.",
            hi: "{TIMER_NAME} का टाइमर चल रहा है और {DURATION} के बाद बजेगा।",
            th: "ตัวจับเวลาสำหรับ{TIMER_NAME}เริ่มแล้ว จะดังในอีก{DURATION}"
          }
        },
        {
          query: {
            en: "Create a new timer for the {TIMER_NAME}",
            de: "Leg einen neuen Timer für {TIMER_NAME} an",
            es: "Crea un temporizador nuevo para {TIMER_NAME}",
            fr: "Crée un nouveau minuteur pour {TIMER_NAME}",
            hi: "{TIMER_NAME} के लिए नया टाइमर बनाओ",
            th: "สร้างตัวจับเวลาใหม่สำหรับ{TIMER_NAME}"
          },
          passage: {
            en: "Okay, the new timer for the {TIMER_NAME} is ready, how long should it run?",
            de: "Okay, der neue Timer für {TIMER_NAME} ist bereit, wie lange soll er laufen?",
            es: "De acuerdo, el nuevo temporizador para {TIMER_NAME} está listo, ¿cuánto tiempo debe durar?",
            fr: "D'accord, le nouveau minuteur pour {TIMER_NAME} est prêt, combien de temps doit-il durer?",
            hi: "ठीक है, {TIMER_NAME} के लिए नया टाइमर तैयार है, इसे कितनी देर चलाना है?",
            th: "ได้เลย ตัวจับเวลาใหม่สำหรับ{TIMER_NAME}พร้อมแล้ว จะให้จับเวลานานเท่าไหร่"
          }
        }
      ]
    },
    PAUSE_TIMER: {
      evaluation: [
        {
          en: "Pause the {TIMER_NAME} timer",
          de: "Pausiere den Timer für {TIMER_NAME}",
          es: "Pausa el temporizador para {TIMER_NAME}",
          fr: "Mets en pause le minuteur pour {TIMER_NAME}",
          hi: "{TIMER_NAME} वाला टाइमर पॉज़ करो",
          th: "หยุดตัวจับเวลาสำหรับ{TIMER_NAME}ไว้ชั่วคราว"
        },
        {
          en: "Can you hold the timer for the {TIMER_NAME} for a moment?",
          de: "Kannst du den Timer für {TIMER_NAME} kurz anhalten?",
          es: "¿Puedes detener un momento el temporizador para {TIMER_NAME}?",
          fr: "Peux-tu arrêter un instant le minuteur pour {TIMER_NAME}?",
          hi: "क्या तुम {TIMER_NAME} का टाइमर थोड़ी देर रोक सकते हो?",
          th: "ช่วยหยุดตัวจับเวลาสำหรับ{TIMER_NAME}สักครู่ได้ไหม"
        },
        {
          en: "Pause my timer for {DURATION}",
          de: "Halte meinen Timer für {DURATION} an",
          es: "Pon mi temporizador en pausa durante {DURATION}",
          fr: "Mets mon minuteur en pause pendant {DURATION}",
          hi: "मेरा टाइमर {DURATION} के लिए पॉज़ कर दो",
          th: "หยุดตัวจับเวลาของฉันไว้{DURATION}"
        }
      ],
      training: [
        {
          query: {
            en: "Put the {TIMER_NAME} timer on pause, please",
            de: "Setz den Timer für {TIMER_NAME} bitte auf Pause",
            es: "Pon en pausa el temporizador para {TIMER_NAME}, por favor",
            fr: "Mets sur pause le minuteur pour {TIMER_NAME}, s'il te plaît",
            hi: "{TIMER_NAME} के टाइमर को ज़रा पॉज़ पर रखो",
            th: "ช่วยกดพักตัวจับเวลาสำหรับ{TIMER_NAME}หน่อย"
          },
          passage: {
            en: "The timer for the {TIMER_NAME} is paused until you tell me to continue.",
            de: "Der Timer für {TIMER_NAME} ist pausiert, bis du sagst, dass es weitergeht.",
            es: "El temporizador para {TIMER_NAME} está en pausa hasta que me digas que siga.",
            fr: "Le minuteur pour {TIMER_NAME} est en pause jusqu'à ce que tu me dises de continuer.",
            hi: "{TIMER_NAME} का टाइमर पॉज़ है, जब आप कहेंगे तब आगे चलेगा।",
            th: "หยุดตัวจับเวลาสำหรับ{TIMER_NAME}ชั่วคราวแล้ว จนกว่าคุณจะบอกให้นับต่อ"
          }
        },
        {
          query: {
            en: "Stop the countdown for a second",
            de: "Halt den Countdown mal eine Sekunde an",
            es: "Detén la cuenta atrás un segundo",
            fr: "Arrête le compte à rebours une seconde",
            hi: "काउंटडाउन एक सेकंड के लिए रोको",
            th: "หยุดนับถอยหลังแป๊บหนึ่ง"
          },
          passage: {
            en: "The countdown is on hold and the remaining time stays the same.",
            de: "Der Countdown ist angehalten und die restliche Zeit bleibt gleich.",
            es: "La cuenta atrás está detenida y el tiempo restante sigue igual.",
            fr: "Le compte à rebours est arrêté et le temps restant ne change pas.",
            hi: "काउंटडाउन रुका हुआ है और बचा हुआ समय वही रहेगा।",
            th: "หยุดนับถอยหลังไว้แล้ว เวลาที่เหลือยังเท่าเดิม"
          }
        },
        {
          query: {
            en: "Hold the timer for the {TIMER_NAME}, I will be gone for {DURATION}",
            de: "Halt den Timer für {TIMER_NAME} an, ich bin {DURATION} weg",
            es: "Detén el temporizador para {TIMER_NAME}, estaré fuera {DURATION}",
            fr: "Suspends le minuteur pour {TIMER_NAME}, je m'absente pendant {DURATION}",
            hi: "{TIMER_NAME} का टाइमर रोककर रखो, मैं {DURATION} के लिए बाहर हूँ",
            th: "หยุดตัวจับเวลาสำหรับ{TIMER_NAME}ไว้ ฉันจะออกไป{DURATION}"
          },
          passage: {
            en: "Okay, the {TIMER_NAME} timer will wait for {DURATION} and then continue.",
            de: "Okay, der Timer für {TIMER_NAME} pausiert {DURATION} und läuft dann weiter.",
            es: "De acuerdo, el temporizador para {TIMER_NAME} estará en pausa {DURATION} y luego seguirá.",
            fr: "D'accord, le minuteur pour {TIMER_NAME} reste en pause pendant {DURATION}, puis il continue.",
            hi: "ठीक है, {TIMER_NAME} का टाइमर {DURATION} तक रुकेगा और फिर आगे चलेगा।",
            th: "ได้เลย ตัวจับเวลาสำหรับ{TIMER_NAME}จะหยุดรอ{DURATION}แล้วนับต่อ"
          }
        }
      ]
    },
    ADD_TIME_TIMER: {
      evaluation: [
        {
          en: "Add {DURATION} to my timer",
          de: "Füge meinem Timer {DURATION} hinzu",
          es: "Añade {DURATION} a mi temporizador",
          fr: "Ajoute {DURATION} à mon minuteur",
          hi: "मेरे टाइमर में {DURATION} और जोड़ो",
          th: "เพิ่มเวลาอีก{DURATION}ในตัวจับเวลาของฉัน"
        },
        {
          en: "Let the timer run {DURATION} longer",
          de: "Lass den Timer {DURATION} länger laufen",
          es: "Deja que el temporizador siga {DURATION} más",
          fr: "Laisse tourner le minuteur {DURATION} de plus",
          hi: "टाइमर को {DURATION} और चलने दो",
          th: "ให้ตัวจับเวลาเดินต่ออีก{DURATION}"
        },
        {
          en: "Extend the {TIMER_NAME} timer by {DURATION}",
          de: "Verlängere den Timer für {TIMER_NAME} um {DURATION}",
          es: "Alarga {DURATION} el temporizador para {TIMER_NAME}",
          fr: "Prolonge de {DURATION} le minuteur pour {TIMER_NAME}",
          hi: "{TIMER_NAME} का टाइमर {DURATION} बढ़ा दो",
          th: "ขยายเวลาของตัวจับเวลาสำหรับ{TIMER_NAME}ออกไปอีก{DURATION}"
        }
      ],
      training: [
        {
          query: {
            en: "I need {DURATION} more on the timer",
            de: "Ich brauche auf dem Timer noch {DURATION}",
            es: "Necesito {DURATION} más en el temporizador",
            fr: "Il me faut {DURATION} de plus sur le minuteur",
            hi: "मुझे टाइमर पर {DURATION} और चाहिए",
            th: "ฉันขอเวลาในตัวจับเวลาเพิ่มอีก{DURATION}"
          },
          passage: {
            en: "I have added {DURATION} to your timer, so now it will ring later.",
            de: "Ich habe deinem Timer {DURATION} hinzugefügt, er klingelt jetzt also später.",
            es: "He añadido {DURATION} a tu temporizador, así que ahora sonará más tarde.",
            fr: "J'ai ajouté {DURATION} à ton minuteur, il sonnera donc plus tard.",
            hi: "आपके टाइमर में {DURATION} और जोड़ दिए गए हैं, इसलिए अब वह देर से बजेगा।",
            th: "เพิ่มเวลาในตัวจับเวลาของคุณอีก{DURATION}แล้ว จึงจะดังช้ากว่าเดิม"
          }
        },
        {
          query: {
            en: "Give the {TIMER_NAME} timer {DURATION} more",
            de: "Gib dem Timer für {TIMER_NAME} noch {DURATION} dazu",
            es: "Dale {DURATION} más al temporizador para {TIMER_NAME}",
            fr: "Donne {DURATION} de plus au minuteur pour {TIMER_NAME}",
            hi: "{TIMER_NAME} के टाइमर को {DURATION} और दो",
            th: "ให้เวลาตัวจับเวลาสำหรับ{TIMER_NAME}เพิ่มอีก{DURATION}"
          },
          passage: {
            en: "The {TIMER_NAME} timer has been extended and now runs {DURATION} longer.",
            de: "Der Timer für {TIMER_NAME} wurde verlängert und läuft jetzt {DURATION} länger.",
            es: "El temporizador para {TIMER_NAME} se ha alargado y ahora durará {DURATION} más.",
            fr: "Le minuteur pour {TIMER_NAME} a été prolongé et durera {DURATION} de plus.",
            hi: "{TIMER_NAME} का टाइमर बढ़ा दिया गया है, अब वह {DURATION} और चलेगा।",
            th: "ขยายเวลาสำหรับ{TIMER_NAME}แล้ว ตัวจับเวลาจะเดินต่ออีก{DURATION}"
          }
        },
        {
          query: {
            en: "Can you put {DURATION} more on the timer for the {TIMER_NAME}?",
            de: "Kannst du beim Timer für {TIMER_NAME} noch {DURATION} draufpacken?",
            es: "¿Puedes sumar {DURATION} al temporizador para {TIMER_NAME}?",
            fr: "Est-ce que tu peux rajouter {DURATION} sur le minuteur pour {TIMER_NAME}?",
            hi: "क्या तुम {TIMER_NAME} के टाइमर में {DURATION} और डाल सकते हो?",
            th: "ช่วยบวกเวลาอีก{DURATION}ให้ตัวจับเวลาสำหรับ{TIMER_NAME}ได้ไหม"
          },
          passage: {
            en: "Sure, the timer for the {TIMER_NAME} now has {DURATION} of extra time.",
            de: "Klar, der Timer für {TIMER_NAME} hat jetzt {DURATION} mehr Zeit.",
            es: "Claro, el temporizador para {TIMER_NAME} tiene ahora {DURATION} de tiempo extra.",
            fr: "Bien sûr, le minuteur pour {TIMER_NAME} a maintenant {DURATION} de temps supplémentaire.",
            hi: "ज़रूर, {TIMER_NAME} के टाइमर में अब {DURATION} का अतिरिक्त समय है।",
            th: "ได้เลย ตอนนี้ตัวจับเวลาสำหรับ{TIMER_NAME}มีเวลาเพิ่มอีก{DURATION}"
          }
        }
      ]
    },
    DELETE_TIMER: {
      evaluation: [
        {
          en: "Delete the {TIMER_NAME} timer",
          de: "Lösche den Timer für {TIMER_NAME}",
          es: "Borra el temporizador para {TIMER_NAME}",
          fr: "Supprime le minuteur pour {TIMER_NAME}",
          hi: "{TIMER_NAME} का टाइमर हटा दो",
          th: "ลบตัวจับเวลาสำหรับ{TIMER_NAME}"
        },
        {
          en: "I don't need the timer for the {TIMER_NAME} anymore",
          de: "Den Timer für {TIMER_NAME} brauche ich nicht mehr",
          es: "Ya no necesito el temporizador para {TIMER_NAME}",
          fr: "Je n'ai plus besoin du minuteur pour {TIMER_NAME}",
          hi: "मुझे {TIMER_NAME} वाला टाइमर अब नहीं चाहिए",
          th: "ฉันไม่ต้องใช้ตัวจับเวลาสำหรับ{TIMER_NAME}แล้ว"
        },
        {
          en: "Cancel the timer I set for {DURATION}",
          de: "Brich den Timer ab, den ich auf {DURATION} gestellt habe",
          es: "Cancela el temporizador de {DURATION} que puse",
          fr: "Annule le minuteur que j'ai réglé sur {DURATION}",
          hi: "जो टाइमर {DURATION} के लिए लगाया था, उसे कैंसल करो",
          th: "ยกเลิกตัวจับเวลาที่ฉันตั้งไว้{DURATION}"
        }
      ],
      training: [
        {
          query: {
            en: "Turn off the timer for the {TIMER_NAME} completely",
            de: "Schalte den Timer für {TIMER_NAME} ganz aus",
            es: "Apaga del todo el temporizador para {TIMER_NAME}",
            fr: "Éteins complètement le minuteur pour {TIMER_NAME}",
            hi: "{TIMER_NAME} का टाइमर पूरी तरह बंद कर दो",
            th: "ปิดตัวจับเวลาสำหรับ{TIMER_NAME}ไปเลย"
          },
          passage: {
            en: "Okay, the {TIMER_NAME} timer is deleted and will not ring anymore.",
            de: "Okay, der Timer für {TIMER_NAME} ist gelöscht und klingelt nicht mehr.",
            es: "De acuerdo, he borrado el temporizador para {TIMER_NAME} y ya no sonará.",
            fr: "D'accord, le minuteur pour {TIMER_NAME} est supprimé et ne sonnera plus.",
            hi: "ठीक है, {TIMER_NAME} का टाइमर हटा दिया गया है और अब नहीं बजेगा।",
            th: "ได้เลย ลบตัวจับเวลาสำหรับ{TIMER_NAME}แล้ว จะไม่ดังอีก"
          }
        },
        {
          query: {
            en: "Remove the timer that was set for {DURATION}",
            de: "Entferne den Timer, der auf {DURATION} eingestellt ist",
            es: "Elimina el temporizador que está puesto en {DURATION}",
            fr: "Retire le minuteur qui est réglé sur {DURATION}",
            hi: "{DURATION} वाला टाइमर मिटा दो",
            th: "เอาตัวจับเวลาที่ตั้งไว้{DURATION}ออก"
          },
          passage: {
            en: "I have cancelled the timer for {DURATION} and no other timer is running.",
            de: "Ich habe den Timer für {DURATION} abgebrochen, es läuft kein anderer Timer mehr.",
            es: "He cancelado el temporizador de {DURATION} y ya no hay ningún otro activo.",
            fr: "J'ai annulé le minuteur de {DURATION} et il n'y en a plus d'autre en cours.",
            hi: "{DURATION} वाला टाइमर कैंसल हो गया है और अब कोई और टाइमर नहीं चल रहा है।",
            th: "ยกเลิกตัวจับเวลา{DURATION}แล้ว ตอนนี้ไม่มีตัวจับเวลาอื่นทำงานอยู่"
          }
        },
        {
          query: {
            en: "Delete all of my timers",
            de: "Lösche alle meine Timer",
            es: "Borra todos mis temporizadores",
            fr: "Supprime tous mes minuteurs",
            hi: "मेरे सारे टाइमर हटा दो",
            th: "ลบตัวจับเวลาของฉันทั้งหมด"
          },
          passage: {
            en: "Done, all of your timers have been deleted and no countdown is running.",
            de: "Erledigt, alle deine Timer sind gelöscht und es läuft kein Countdown mehr.",
            es: "Listo, he borrado todos tus temporizadores y no queda ninguna cuenta atrás.",
            fr: "C'est fait, tous tes minuteurs sont supprimés et aucun compte à rebours ne tourne.",
            hi: "हो गया, आपके सारे टाइमर हटा दिए गए हैं और कोई काउंटडाउन नहीं चल रहा है।",
            th: "เรียบร้อย ลบตัวจับเวลาทั้งหมดของคุณแล้ว ไม่มีการนับถอยหลังเหลืออยู่"
          }
        }
      ]
    }
  }
}
