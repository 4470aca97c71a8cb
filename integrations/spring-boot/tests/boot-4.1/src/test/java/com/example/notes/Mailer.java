package com.example.notes;

import org.springframework.stereotype.Component;

/** Stands for all that a slice leaves out. */
@Component
class Mailer {}
